import { stemmer } from '@orama/stemmers/english';
import type { Place } from './on-disk.ts';

/** A place that answers a query. */
export interface FoundPlace {
  readonly address: string;
  readonly title: string;
  /** escaped HTML, the words asked for in `<mark>` */
  readonly excerpt: string;
}

interface Scored extends FoundPlace {
  readonly page: string;
  readonly score: number;
}

interface Word {
  readonly text: string;
  readonly plain: string;
  readonly stem: string;
}

const TITLE_WEIGHT = 10;
const PHRASE_WEIGHT = 20;
const WORDS_BEFORE = 8;
const WORDS_SHOWN = 28;

const plainOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
const wordsOf = (text: string): Word[] =>
  text
    .split(/[\s/–—-]+/)
    .map((word) => ({ text: word, plain: plainOf(word) }))
    .filter(({ plain }) => plain !== '')
    .map((word) => ({ ...word, stem: stemmer(word.plain) }));
const fits = (word: Word, asked: Word): boolean => word.stem === asked.stem || word.plain.startsWith(asked.plain);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Finds places in which every word of a query stands, or one that begins with it; a few thousand sentences need no more. */
export class PlaceSearch {
  readonly #places: readonly (Place & { readonly words: readonly Word[]; readonly titleWords: readonly Word[] })[];

  constructor(places: readonly Place[]) {
    this.#places = places.map((place) => ({ ...place, words: wordsOf(place.text), titleWords: wordsOf(place.title) }));
  }

  /** Pages with their places, best first. */
  find(query: string): { readonly page: string; readonly places: readonly FoundPlace[] }[] {
    const asked = wordsOf(query);
    if (asked.length === 0) return [];
    const found = this.#places.flatMap((place) => scored(place, asked)).sort((a, b) => b.score - a.score);
    const pages = [...new Set(found.map(({ page }) => page))];
    return pages.map((page) => ({ page, places: found.filter((one) => one.page === page) }));
  }
}

function scored(place: Place & { words: readonly Word[]; titleWords: readonly Word[] }, asked: readonly Word[]): Scored[] {
  const { address, page, title, words, titleWords } = place;
  const counts = asked.map((one) => words.filter((word) => fits(word, one)).length);
  const inTitle = asked.map((one) => titleWords.some((word) => fits(word, one)));
  if (!asked.every((_, i) => counts[i]! > 0 || inTitle[i])) return [];
  const phrase = words.findIndex((_, at) => asked.every((one, i) => words[at + i] !== undefined && fits(words[at + i]!, one)));
  const first = phrase >= 0 ? phrase : words.findIndex((word) => asked.some((one) => fits(word, one)));
  const score =
    counts.reduce((sum, count) => sum + count, 0) +
    TITLE_WEIGHT * inTitle.filter(Boolean).length +
    (asked.length > 1 && phrase >= 0 ? PHRASE_WEIGHT : 0);
  return [{ address, page, title, score, excerpt: excerptOf(words, Math.max(0, first - WORDS_BEFORE), asked) }];
}

function excerptOf(words: readonly Word[], from: number, asked: readonly Word[]): string {
  return words
    .slice(from, from + WORDS_SHOWN)
    .map((word) => (asked.some((one) => fits(word, one)) ? `<mark>${escaped(word.text)}</mark>` : escaped(word.text)))
    .join(' ');
}
