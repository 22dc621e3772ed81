import { closestStem, withForms } from '#quiz/text/spelling.ts';
import { stemOf } from '#quiz/text/tokens.ts';
import type { Token } from '#quiz/text/tokens.ts';
import { CONCEPTS } from './concepts.ts';

/** A word of an answer as the learned part sees it. */
export interface Word {
  readonly token: Token;
  /** Of the word that was meant, if it was misspelt. */
  readonly stem: string;
  /** Whether a "not" stands close before. */
  readonly isDenied: boolean;
  readonly concepts: readonly string[];
}

/** Words so common that they tell nothing. */
const UNHEARD = new Set(
  `the a an its their our your my his her very really quite actually basically simply also is are was were be been being am can
    will may that this it they he she of to in on at and or as so`
    .trim()
    .split(/\s+/),
);
const DENIALS = new Set('not no never without none nobodi neither nor hardli rare nothing cannot instead rather'.split(' '));
/** "not only", "not just" and "no longer" deny nothing. */
const SOFTENERS = new Set(['onli', 'just', 'longer']);
const DENIAL_REACH = 5;
const LONGEST_PHRASE = 3;

/** Concepts by the stems of a word or phrase. */
const concepts = new Map<string, string[]>();
const singles = new Map<string, string>();
for (const [, name, list] of CONCEPTS.matchAll(/([A-Z]+): ([^A-Z]*)/g)) {
  for (const entry of list!.trim().split(/\s+/)) {
    const words = entry.split('_').filter((word) => !UNHEARD.has(word));
    if (words.length === 0) throw new Error(`The concept ${name!} holds a word that is not heard: ${entry}`);
    const phrase = words.map(stemOf).join(' ');
    concepts.set(phrase, [...new Set([...(concepts.get(phrase) ?? []), name!])]);
    if (words.length === 1) singles.set(words[0]!, phrase);
  }
}
const spelling = withForms(singles);

/** The words of an answer that tell something, with what they stand for. */
export function wordsOf(tokens: readonly Token[]): Word[] {
  const heard = tokens.filter(({ word }) => !UNHEARD.has(word));
  const stems = heard.map(({ word, stem }) => (concepts.has(stem) || DENIALS.has(stem) ? stem : (closestStem(word, spelling) ?? stem)));
  let denial = -Infinity;
  return heard.map((token, i) => {
    const stem = stems[i]!;
    if (DENIALS.has(stem) && !SOFTENERS.has(stems[i + 1] ?? '')) denial = i;
    const isDenied = i > denial && i - denial <= DENIAL_REACH && heard[denial]!.clause === token.clause;
    return { token, stem, isDenied, concepts: conceptsAt(stems, i) };
  });
}

function conceptsAt(stems: readonly string[], at: number): string[] {
  const all = new Set<string>(/^\d/.test(stems[at]!) ? ['NUMBER'] : []);
  for (let length = 1; length <= LONGEST_PHRASE && at + length <= stems.length; length++) {
    const phrase = length === 1 ? stems[at]! : stems.slice(at, at + length).join(' ');
    for (const concept of concepts.get(phrase) ?? []) all.add(concept);
  }
  return [...all];
}
