import { stemmer } from '@orama/stemmers/english';

/** One word of an answer. */
export interface Token {
  /** Lower case, without accents. */
  readonly word: string;
  readonly stem: string;
  /** Where it stands in the answer as typed. */
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** Counts parts of sentences too: what stands between commas and words such as "but". */
  readonly clause: number;
}

/** What is read of one answer, in words. */
const MAX_TOKENS = 400;
const MAX_WORD_LENGTH = 40;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
/** A line break alone may be the edge of the box; a blank line or the next item of a list ends what was said. */
const SENTENCE_END = /[.!?;]|\n\s*[\n\-*•\d]/;
const CLAUSE_END = /[,:()–—]|\s-+\s/;
const CLAUSE_WORDS = new Set(
  'but so because cuz since while whereas although though when whenever if by as then and which therefore otherwise we you they i he she'.split(
    ' ',
  ),
);

/** Short forms, and words written in another way than the patterns do. */
const ALIASES: Readonly<Record<string, string>> = {
  db: 'database',
  dbs: 'database',
  databases: 'database',
  ppl: 'people',
  que: 'queue',
  cuz: 'because',
  coz: 'because',
  u: 'you',
  n: 'and',
  ssl: 'tls',
  loadbalancer: 'balancer',
  loadbalancing: 'balancing',
  async: 'asynchronous',
  '1': 'one',
  nonblocking: 'unblocked',
  till: 'until',
  til: 'until',
  sent: 'send',
  kept: 'keep',
  held: 'hold',
  went: 'go',
  gone: 'go',
  took: 'take',
  taken: 'take',
  gave: 'give',
  given: 'give',
  got: 'get',
  brought: 'bring',
  told: 'tell',
  came: 'come',
  knew: 'know',
  known: 'know',
  saw: 'see',
  seen: 'see',
  threw: 'throw',
  thrown: 'throw',
  chose: 'choose',
  chosen: 'choose',
  hid: 'hide',
  hidden: 'hide',
  lost: 'lose',
};

/** "doesn't" holds a negation, which must be seen. "cant" and its like are read as what they are meant to be. */
const CONTRACTIONS = /^(?:\p{L}+n['’]t|(?:ca|wo|sha|does|dos|do|did|is|are|was|were|has|have|should|would|could|need)nt|cannot)$/u;

/** The stemmer would cut "protection" to "protec", away from "protect". */
const NOUN = /(\p{L}{3}(?:[^a]t|s))ions?$/u;

/** Cuts an answer into words with their places. Total; reads at most 400 words. */
export function tokensOf(answer: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let end = 0;
  for (const match of answer.matchAll(WORD)) {
    if (tokens.length >= MAX_TOKENS) break;
    const word = plain(match[0]);
    const between = answer.slice(end, match.index);
    const endsSentence = SENTENCE_END.test(between);
    if (endsSentence) sentence++;
    if (endsSentence || CLAUSE_END.test(between) || CLAUSE_WORDS.has(word)) clause++;
    end = match.index + match[0].length;
    tokens.push({ word, stem: stemOf(word), from: match.index, to: end, sentence, clause });
  }
  return tokens;
}

/** The stem of one lower-case word; a word that says no stems to "not". */
export function stemOf(word: string): string {
  if (CONTRACTIONS.test(word)) return 'not';
  const bare = word.replace(/['’](?:s|re|ll|ve|d|m)$/, '').replace(/['’]/g, '');
  const meant = Object.hasOwn(ALIASES, bare) ? ALIASES[bare]! : bare;
  return stemmer(meant.replace(NOUN, '$1'));
}

function plain(word: string): string {
  return word.slice(0, MAX_WORD_LENGTH).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
