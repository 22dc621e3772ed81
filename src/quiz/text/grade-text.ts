import { compile } from './compiled.ts';
import type { Compiled } from './compiled.ts';
import { LEARNT } from './learned/load.ts';
import { opinionOn } from './learned/opinion.ts';
import type { Opinion } from './learned/opinion.ts';
import { unpack } from './learned/weights.ts';
import type { Weights } from './learned/weights.ts';
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

/** What a pattern adds to the log odds of an idea, and what it takes that none is there. Measured on answers the patterns had not seen. */
const SAID_BY_PATTERN = 1.2;
const NO_PATTERN = -0.45;
/** What it adds that a contradiction is said, and what to the odds that an answer without an idea is true. */
const CONTRADICTED = -0.55;
const TRUE_BY_PATTERN = 1;
/** An idea is found from these log odds on: a little below even, as a reader is hurt more by one that is missed. */
export const FOUND = -0.4;
/** From these on it may be meant. */
const MAYBE = -1.4;

interface Rules extends Compiled {
  readonly weights: Weights;
}

/** By question; promises, so that many answers at once read a rubric once. */
const known = new Map<string, Promise<Rules>>();

/**
 * Reads a free answer idea by idea, by patterns and by what was learnt from labelled answers. Leaves out: it knows words, their
 * endings, slips of spelling and negations, no grammar and no meaning; hence "perhaps", and hence a reader may say "I did say
 * this". Total and bounded: reads 2,000 letters.
 * @param question its id; an id without a rubric is an author's mistake and throws
 */
export async function gradeText(question: string, answer: string): Promise<TextGrade> {
  const rules = await rulesOf(question);
  const all = tokensOf(answer.slice(0, MAX_LENGTH));
  const notice = answer.length > MAX_LENGTH ? TOO_LONG : null;
  const reading = readAnswer(all, rules.vocabulary, rules.subject);
  const contradictions = contradictionsIn(reading, rules);
  const opinion = opinionOn(all, rules.weights);
  const repeatsOnly = all.every(({ stem }) => rules.askedStems.has(stem));
  const ideas = repeatsOnly ? rules.ideas.map(({ id }) => missing(id)) : ideasIn(reading, rules, contradictions, opinion);
  const found = ideas.filter(({ state }) => state === 'found').length;
  if (found > 0 && isWordSalad(all))
    return { verdict: 'incorrect', ideas: ideas.map(doubted), contradictions: [], notice: notice ?? ONLY_KEYWORDS };
  return {
    verdict: verdictOf(found, rules.enough, contradictions.length > 0, !repeatsOnly && isTrue(reading, rules, opinion)),
    ideas,
    contradictions: contradictions.map(({ from, to, because }) => ({ from, to, because })),
    notice,
  };
}

function rulesOf(question: string): Promise<Rules> {
  const rules = known.get(question) ?? readRules(question);
  known.set(question, rules);
  // A load that failed is tried again with the next answer.
  rules.catch(() => known.delete(question));
  return rules;
}

async function readRules(question: string): Promise<Rules> {
  const load = Object.hasOwn(RUBRICS, question) ? RUBRICS[question] : undefined;
  const learnt = Object.hasOwn(LEARNT, question) ? LEARNT[question] : undefined;
  if (!load || !learnt) throw new Error(`No rubric for the question "${question}"; there are ${Object.keys(RUBRICS).join(', ')}.`);
  const [rubric, packed] = await Promise.all([load(), learnt()]);
  return { ...compile(rubric), weights: unpack(packed) };
}

interface Contradicted extends TextSpan {
  readonly because: string;
  readonly sentence: number;
}

function contradictionsIn(reading: Reading, rules: Compiled): Contradicted[] {
  return rules.contradictions.flatMap(({ says, because }) => {
    // A contradiction is a claim: with a "not" inside, it may well be the opposite of one.
    const claims = says.flatMap((one) => findAll(reading, one).filter((place) => one.saysNo || isPlain(place, reading)));
    const [first] = claims;
    return first === undefined ? [] : [{ ...spanOf(reading.tokens, first), because, sentence: reading.tokens[first.first]!.sentence }];
  });
}

function ideasIn(reading: Reading, rules: Compiled, contradictions: readonly Contradicted[], opinion: Opinion): IdeaFinding[] {
  // What is said in a sentence that holds a contradiction does not count.
  const wrong = new Set(contradictions.map(({ sentence }) => sentence));
  const find = (patterns: readonly Pattern[]): Found[] =>
    patterns.flatMap((one) => findAll(reading, one)).filter(({ first }) => !wrong.has(reading.tokens[first]!.sentence));
  return rules.ideas.map(({ id, says, mayMean }): IdeaFinding => {
    const found = find(says);
    const byPattern = found.length > 0 ? SAID_BY_PATTERN : 0;
    const odds = opinion.ideas.get(id)! + NO_PATTERN + byPattern + (contradictions.length > 0 ? CONTRADICTED : 0);
    const maybe = found.length > 0 ? found : find(mayMean);
    if (odds <= MAYBE && maybe.length === 0) return missing(id);
    const spans = maybe.length > 0 ? spansOf(reading.tokens, maybe) : joined(opinion.evidence(id));
    return { idea: id, state: odds > FOUND ? 'found' : 'maybe', spans };
  });
}

function missing(idea: string): IdeaFinding {
  return { idea, state: 'missing', spans: [] };
}

/** Keywords without grammar may mean anything, so nothing is found for certain. */
function doubted(idea: IdeaFinding): IdeaFinding {
  return idea.state === 'found' ? { ...idea, state: 'maybe' } : idea;
}

/** Whether an answer that says no idea is true all the same, only vague. */
function isTrue(reading: Reading, rules: Compiled, { truth }: Opinion): boolean {
  const byPattern = [...rules.vague, ...rules.ideas.flatMap(({ mayMean }) => mayMean)].some((one) => findAll(reading, one).length > 0);
  return truth + (byPattern ? TRUE_BY_PATTERN : 0) > 0;
}

/** The verdict by what was found. A contradiction is never right, whatever else is said. */
export function verdictOf(found: number, enough: number, isContradicted: boolean, isVague: boolean): TextGrade['verdict'] {
  if (isContradicted) return found > 0 ? 'partial' : 'incorrect';
  if (found >= enough) return 'correct';
  return found > 0 || isVague ? 'partial' : 'incorrect';
}

/** Words as places in the answer, neighbours in one. */
function joined(tokens: readonly Token[]): TextSpan[] {
  return tokens.reduce<TextSpan[]>((spans, { from, to }) => {
    const last = spans.at(-1);
    return last && from - last.to <= 1 ? [...spans.slice(0, -1), { from: last.from, to }] : [...spans, { from, to }];
  }, []);
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
