import type { Token } from './tokens.ts';

const GRAMMAR = new Set(
  'a an the it its to of and or in on at by for with so that this which who when if as is are was be can may will would they them their you your we i he she than then from into over across between among against per via does do has have'.split(
    ' ',
  ),
);
/** Shorter answers are terse, not thrown together. */
const MIN_WORDS = 5;
/** With stops between them words are a list, and a list is an answer. */
const MIN_WORDS_BETWEEN_STOPS = 4;
const MAX_GRAMMAR_SHARE = 0.1;
/** What ends in this way has been put into a form: "spreads", "adding", "overloaded". */
const IN_FORM = /(?:ing|ed|[^s]s)$/;

/** Whether words stand together without any grammar: a list of keywords, not a thought. */
export function isWordSalad(tokens: readonly Token[]): boolean {
  if (tokens.length < MIN_WORDS || tokens.length < MIN_WORDS_BETWEEN_STOPS * (tokens.at(-1)!.clause + 1)) return false;
  const inForm = tokens.filter(({ word }) => IN_FORM.test(word)).length;
  const grammar = tokens.filter(({ word }) => GRAMMAR.has(word)).length;
  return grammar / tokens.length < MAX_GRAMMAR_SHARE && inForm < 2;
}
