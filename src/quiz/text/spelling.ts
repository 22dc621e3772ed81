import { distance } from 'fastest-levenshtein';
import { KNOWN_WORDS } from './known-words.ts';

/** Short words are too easily other words. */
const MIN_LENGTH = 5;
/** From this length on two slips are forgiven, below one. */
const LONG = 9;
/** In shorter ones a letter may be missing, too many or misplaced; another letter makes another word. */
const MIDDLING = 7;

/** Words that patterns look for, in their usual forms, and the stem of each. */
export type Vocabulary = ReadonlyMap<string, string>;

/** The same by first letter. */
type SortedVocabulary = ReadonlyMap<string, readonly (readonly [string, string])[]>;

/** The usual forms of an English word; some of them are no words, which does no harm. */
function formsOf(word: string): string[] {
  const short = word.replace(/e$/, '');
  return [word, `${word}s`, `${word}ed`, `${short}ed`, `${word}ing`, `${short}ing`];
}

/**
 * The stem that a misspelt word was meant to have: the first letter right, one slip, in long words two; letters that
 * changed places are one slip. Null when nothing is that close, and for words that are other English words.
 */
export function closestStem(word: string, vocabulary: Vocabulary): string | null {
  if (word.length < MIN_LENGTH || KNOWN_WORDS.has(word)) return null;
  let best: string | null = null;
  let bestSlips = Infinity;
  for (const [known, stem] of byLetter(vocabulary).get(word[0]!) ?? []) {
    const slips = slipsBetween(word, known);
    if (slips < bestSlips) [best, bestSlips] = [stem, slips];
  }
  return best;
}

/** The usual forms of words with the stem of each. Stemming is dear: it is done once for all forms of a word, by the caller. */
export function withForms(words: Iterable<readonly [string, string]>): Vocabulary {
  return new Map([...words].flatMap(([word, stem]) => formsOf(word).map((form) => [form, stem] as const)));
}

const sortedOnes = new WeakMap<Vocabulary, SortedVocabulary>();

/** A slip in the first letter is not forgiven, so only words with the same one are looked at. */
function byLetter(vocabulary: Vocabulary): SortedVocabulary {
  const known = sortedOnes.get(vocabulary);
  if (known) return known;
  const sorted = new Map<string, (readonly [string, string])[]>();
  for (const entry of vocabulary) {
    const letter = entry[0][0] ?? '';
    const sharing = sorted.get(letter);
    if (sharing) sharing.push(entry);
    else sorted.set(letter, [entry]);
  }
  sortedOnes.set(vocabulary, sorted);
  return sorted;
}

/** How many letters differ, or Infinity when too many do for a slip. */
function slipsBetween(written: string, known: string): number {
  const allowed = known.length >= LONG ? 2 : 1;
  if (known.length < MIN_LENGTH || known[0] !== written[0] || Math.abs(known.length - written.length) > allowed) return Infinity;
  if (isSwap(written, known)) return 1;
  if (written.length === known.length && known.length < MIDDLING) return Infinity;
  const slips = distance(written, known);
  return slips <= allowed ? slips : Infinity;
}

/** The same letters in another order, as when two were typed too early or too late. */
function isSwap(written: string, known: string): boolean {
  return written.length === known.length && sorted(written) === sorted(known) && distance(written, known) === 2;
}

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}
