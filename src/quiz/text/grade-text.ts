import { compile } from './compiled.ts';
import type { Compiled } from './compiled.ts';
import { findAll, isPlain, readAnswer } from './pattern.ts';
import type { Found, Pattern, Reading } from './pattern.ts';
import { RUBRICS } from './rubrics/load.ts';
import { isWordSalad } from './salad.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Letters of an answer as typed, from … to (exclusive). */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

export interface IdeaFinding {
  readonly idea: string;
  readonly state: 'found' | 'maybe' | 'missing';
  /** The words that say it; empty when missing. */
  readonly spans: readonly TextSpan[];
}

export interface TextGrade {
  /** For statistics; a reader sees idea by idea. */
  readonly verdict: 'correct' | 'partial' | 'incorrect';
  readonly ideas: readonly IdeaFinding[];
  readonly contradictions: readonly (TextSpan & { readonly because: string })[];
  /** What a reader should know of how the answer was read, or null. */
  readonly notice: string | null;
}

const MAX_LENGTH = 2000;
const TOO_LONG = `Only the first ${MAX_LENGTH.toLocaleString('en-GB')} letters were read.`;
const ONLY_KEYWORDS = 'These are the right words. What do they do? Put them into a sentence.';
const compiled = new Map<string, Compiled>();

/**
 * Reads a free answer idea by idea. Leaves out: it knows words, their endings, slips of spelling and negations, no grammar
 * and no meaning; hence "perhaps", and hence a reader may say "I did say this". Total and bounded: reads 2,000 letters.
 * @param question its id; an id without a rubric is an author's mistake and throws
 */
export async function gradeText(question: string, answer: string): Promise<TextGrade> {
  const rules = await rulesOf(question);
  const all = tokensOf(answer.slice(0, MAX_LENGTH));
  const notice = answer.length > MAX_LENGTH ? TOO_LONG : null;
  const reading = readAnswer(all, rules.vocabulary, rules.subject);
  const contradictions = contradictionsIn(reading, rules);
  const ideas = ideasIn(reading, rules, new Set(contradictions.map(({ sentence }) => sentence)));
  const found = ideas.filter(({ state }) => state === 'found').length;
  if (found > 0 && isWordSalad(all))
    return { verdict: 'incorrect', ideas: ideas.map(doubted), contradictions: [], notice: notice ?? ONLY_KEYWORDS };
  const repeatsOnly = all.every(({ stem }) => rules.askedStems.has(stem));
  const isVague =
    !repeatsOnly && (ideas.some(({ state }) => state === 'maybe') || rules.vague.some((one) => findAll(reading, one).length > 0));
  return {
    verdict: verdictOf(found, rules.enough, contradictions.length > 0, isVague),
    ideas,
    contradictions: contradictions.map(({ from, to, because }) => ({ from, to, because })),
    notice,
  };
}

async function rulesOf(question: string): Promise<Compiled> {
  const known = compiled.get(question);
  if (known) return known;
  const load = Object.hasOwn(RUBRICS, question) ? RUBRICS[question] : undefined;
  if (!load) throw new Error(`No rubric for the question "${question}"; there are ${Object.keys(RUBRICS).join(', ')}.`);
  const rules = compile(await load());
  compiled.set(question, rules);
  return rules;
}

function contradictionsIn(reading: Reading, rules: Compiled): (TextSpan & { because: string; sentence: number })[] {
  return rules.contradictions.flatMap(({ says, because }) => {
    // A contradiction is a claim: with a "not" inside, it may well be the opposite of one.
    const claims = says.flatMap((one) => findAll(reading, one).filter((place) => one.saysNo || isPlain(place, reading)));
    const [first] = claims;
    return first === undefined ? [] : [{ ...spanOf(reading.tokens, first), because, sentence: reading.tokens[first.first]!.sentence }];
  });
}

/** What is said in a sentence that holds a contradiction does not count. */
function ideasIn(reading: Reading, rules: Compiled, wrongSentences: ReadonlySet<number>): IdeaFinding[] {
  const find = (patterns: readonly Pattern[]): Found[] =>
    patterns.flatMap((one) => findAll(reading, one)).filter(({ first }) => !wrongSentences.has(reading.tokens[first]!.sentence));
  return rules.ideas.map(({ id, says, mayMean }): IdeaFinding => {
    const found = find(says);
    if (found.length > 0) return { idea: id, state: 'found', spans: spansOf(reading.tokens, found) };
    const maybe = find(mayMean);
    return { idea: id, state: maybe.length > 0 ? 'maybe' : 'missing', spans: spansOf(reading.tokens, maybe) };
  });
}

/** Keywords without grammar may mean anything, so nothing is found for certain. */
function doubted(idea: IdeaFinding): IdeaFinding {
  return idea.state === 'found' ? { ...idea, state: 'maybe' } : idea;
}

function verdictOf(found: number, enough: number, isContradicted: boolean, isVague: boolean): TextGrade['verdict'] {
  if (isContradicted) return found > 0 ? 'partial' : 'incorrect';
  if (found >= enough) return 'correct';
  return found > 0 || isVague ? 'partial' : 'incorrect';
}

/** Findings as places in the answer, each word once: of overlapping ones the shortest. */
function spansOf(tokens: readonly Token[], found: readonly Found[]): TextSpan[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => a.end - a.first - (b.end - b.first))) {
    if (kept.every((other) => one.first >= other.end || one.end <= other.first)) kept.push(one);
  }
  return kept.sort((a, b) => a.first - b.first).map((one) => spanOf(tokens, one));
}

function spanOf(tokens: readonly Token[], { first, end }: Found): TextSpan {
  return { from: tokens[first]!.from, to: tokens[end - 1]!.to };
}
