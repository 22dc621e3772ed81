import { closestStem, withForms } from './spelling.ts';
import type { Vocabulary } from './spelling.ts';
import { stemOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Words in a row. */
type Phrase = readonly string[];

interface Group {
  readonly phrases: readonly Phrase[];
  readonly comesAfter: boolean;
}

/**
 * A thought in words: groups of phrases that must stand near each other in one sentence. Written as
 * `spread | share out + request | traffic` (in any order) or `never | no > overload` (after all before it).
 * A `!` in front: the pattern itself says no, so a negation before it changes nothing. `~3` at the end: at most three words between.
 * `=working` is that very word and not its kin ("work").
 */
export interface Pattern {
  readonly groups: readonly Group[];
  readonly saysNo: boolean;
  readonly reach: number;
}

/** Words of an answer by position: first and one past the last. */
export interface Found {
  readonly first: number;
  readonly end: number;
}

/** An answer as patterns see it: no fillers, misspelt words read as what they were meant to be. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly stems: readonly string[];
  /** Where each stem stands, and each word written as `=word`: most of what patterns look for stands nowhere. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Groups of one pattern stand at most so many words apart. */
const REACH = 8;
/** A negation reaches so many words ahead. */
const NEGATION_REACH = 5;
const NEGATIONS = new Set(['not', 'no', 'never', 'without', 'none', 'nobodi', 'neither', 'nor', 'hardli', 'rare', 'nothing', 'cannot']);
/** These deny only the very next word ("stops sending"). */
const STOPPERS = new Set(['stop', 'avoid', 'prevent', 'quit']);
/** These deny with their partner: "instead of", "rather than". */
const PARTNERS: Readonly<Record<string, string>> = { instead: 'of', rather: 'than' };
/** "not only", "no longer" and "not just" deny nothing of what follows. */
const SOFTENERS = new Set(['onli', 'just', 'matter', 'doubt', 'wonder', 'mere', 'sure', 'longer', 'it', 'they']);
/** Words that stand anywhere and change nothing. */
const FILLERS = new Set(
  'the a an its their your our my his her very really quite actually basically simply also is are was were be been being am can will may'.split(
    ' ',
  ),
);
const OBJECTS = new Set(['it', 'them']);
const UNREAD = '·';
const EXACT = '=';

/** Reads the notation. Phrases are stemmed as answers are. */
export function pattern(notation: string): Pattern {
  const [, no, text, reach] = /^(!?)(.*?)(?:~(\d+))?$/s.exec(notation)!;
  const groups = text!
    .split(/(?=[+>])/)
    .map((group) => ({ phrases: group.replace(/^[+>]/, '').split('|').map(phraseOf), comesAfter: group.startsWith('>') }));
  if (groups.some(({ phrases }) => phrases.some((phrase) => phrase.length === 0)))
    throw new Error(`A phrase without a word that is read, in: ${notation}`);
  return { groups, saysNo: no === '!', reach: reach === undefined ? REACH : Number(reach) };
}

/** The stems of a phrase, without what is not read in answers either. */
export function phraseOf(phrase: string): Phrase {
  return wordsOf(phrase).map(stemOrWord);
}

function wordsOf(phrase: string): string[] {
  return phrase.split(/\s+/).filter((word) => word !== '' && !FILLERS.has(word));
}

function stemOrWord(word: string): string {
  return word.startsWith(EXACT) ? word : stemOf(word);
}

/** All words that patterns in this notation look for; what a misspelt word may have been meant to be. */
export function vocabularyOf(notations: readonly string[]): Vocabulary {
  const words = notations.flatMap((notation) => wordsOf(notation.replace(/~\d+$/, '').replace(/[+>|!=]/g, ' ')));
  return withForms(words.map((word) => [word, stemOf(word)]));
}

/** Reads an answer; phrases of `subject` count as unread. */
export function readAnswer(all: readonly Token[], vocabulary: Vocabulary, subject: readonly Phrase[]): Reading {
  const known = new Set(vocabulary.values());
  const tokens = all.filter(({ word }) => !FILLERS.has(word));
  const stems = tokens.map(({ word, stem }) => (known.has(stem) || NEGATIONS.has(stem) ? stem : (closestStem(word, vocabulary) ?? stem)));
  const named = subject.flatMap((phrase) => placesOf(indexed(tokens, stems), phrase));
  return indexed(
    tokens,
    stems.map((stem, i) => (named.some(({ first, end }) => first <= i && i < end) ? UNREAD : stem)),
  );
}

function indexed(tokens: readonly Token[], stems: readonly string[]): Reading {
  const places = new Map<string, number[]>();
  tokens.forEach(({ word }, i) => {
    for (const key of [stems[i]!, EXACT + word]) {
      const known = places.get(key);
      if (known) known.push(i);
      else places.set(key, [i]);
    }
  });
  return { tokens, stems, places };
}

/** Whether nothing within a place says no. */
export function isPlain({ first, end }: Found, { stems }: Reading): boolean {
  return stems.slice(first, end).every((_, i) => !denies(stems, first + i, first + i + 1));
}

/** Where a pattern stands in an answer, each time; negated places do not count. */
export function findAll(reading: Reading, wanted: Pattern): Found[] {
  const [start, ...others] = wanted.groups.map(({ phrases, comesAfter }) => ({
    comesAfter,
    places: phrases.flatMap((phrase) => placesOf(reading, phrase)),
  }));
  const anchors = start?.places ?? [];
  return anchors.flatMap((anchor) => {
    // The first group is what is said of the others: a "not" denies the pattern where it denies that.
    if (!wanted.saysNo && isNegated(anchor, reading)) return [];
    let whole: Found = anchor;
    const parts = [anchor];
    for (const group of others) {
      const next = nearest(whole, parts, group, reading.tokens, wanted.reach);
      if (next === null) return [];
      parts.push(next);
      whole = { first: Math.min(whole.first, next.first), end: Math.max(whole.end, next.end) };
    }
    return [whole];
  });
}

function placesOf({ tokens, stems, places }: Reading, phrase: Phrase): Found[] {
  const stands = (word: string, at: number): boolean =>
    stems[at] === word || (word.startsWith(EXACT) && tokens[at]?.word === word.slice(1));
  return (places.get(phrase[0]!) ?? []).flatMap((first) => {
    let end = first + 1;
    for (const word of phrase.slice(1)) {
      // "leaves them out" is "leaves out".
      if (OBJECTS.has(stems[end] ?? '') && !stands(word, end)) end++;
      if (!stands(word, end) || tokens[end]!.sentence !== tokens[first]!.sentence) return [];
      end++;
    }
    return [{ first, end }];
  });
}

/** Where the phrases of one group stand. */
interface Places {
  readonly comesAfter: boolean;
  readonly places: readonly Found[];
}

/** The place of the next group that is nearest to what was found so far, in the same sentence, within reach and on no word taken. */
function nearest(so: Found, parts: readonly Found[], group: Places, tokens: readonly Token[], reach: number): Found | null {
  const { sentence } = tokens[so.first]!;
  let best: Found | null = null;
  let bestGap = reach + 1;
  for (const one of group.places) {
    if (tokens[one.first]!.sentence !== sentence || (group.comesAfter && one.first < so.end)) continue;
    if (parts.some(({ first, end }) => one.first < end && one.end > first)) continue;
    const gap = Math.max(one.first - so.end, so.first - one.end);
    if (gap < bestGap) [best, bestGap] = [one, gap];
  }
  return best;
}

/** Whether a "not" stands close before, in the same clause. */
function isNegated({ first }: Found, { tokens, stems }: Reading): boolean {
  for (let i = first - 1; i >= Math.max(0, first - NEGATION_REACH); i--) {
    if (tokens[i]!.clause !== tokens[first]!.clause) return false;
    if (denies(stems, i, first)) return true;
  }
  return false;
}

function denies(stems: readonly string[], i: number, first: number): boolean {
  const stem = stems[i]!;
  if (STOPPERS.has(stem)) return i === first - 1;
  if (Object.hasOwn(PARTNERS, stem)) return stems[i + 1] === PARTNERS[stem];
  return NEGATIONS.has(stem) && !SOFTENERS.has(stems[i + 1] ?? '');
}
