import type { Answer } from '#progress/state.ts';
import { readGiven } from '#quiz/given.ts';
import type { Given } from '#quiz/given.ts';
import { grade } from '#quiz/grade.ts';
import type { Grade, Verdict } from '#quiz/grade.ts';
import type { Question } from '#quiz/question.ts';
import type { TextGrade } from '#quiz/text/grade-text.ts';
import type { Keeper } from './keepers.ts';
import type { VerdictWords } from './verdict-words.ts';

export type Confidence = Answer['confidence'];

/** One question and what the reader has made of it. Components only show it. */
export class CheckState {
  readonly question: Question;
  private readonly keeper: Keeper;
  /** What is chosen but not yet checked; null: nothing, or not enough. */
  draft = $state.raw<Given | null>(null);
  /** What was checked last. */
  given = $state.raw<Given | null>(null);
  confidence = $state<Confidence>(null);
  verdict = $state<Verdict | 'skipped' | null>(null);
  graded = $state.raw<Grade | null>(null);
  text = $state.raw<TextGrade | null>(null);
  /** What Pip says to a free answer; fetched with its grader. */
  freeTextWords: ((found: number, all: number) => VerdictWords) | null = null;
  /** Ideas of a free answer that the reader says are there. */
  claimed = $state.raw<readonly string[]>([]);
  /** Why an answer could not be checked. */
  complaint = $state('');

  constructor(question: Question, keeper: Keeper) {
    this.question = question;
    this.keeper = keeper;
  }

  get isAnswered(): boolean {
    return this.verdict !== null;
  }

  /** Takes up what the reader answered on an earlier visit. */
  async restore(): Promise<void> {
    const kept = this.keeper.restore(this.question.id);
    if (kept === null) return;
    this.confidence = kept.confidence;
    const given = readGiven(this.question, kept.given);
    if (given !== null) await this.settle(given);
    else if (kept.verdict === 'skipped') this.verdict = 'skipped';
  }

  async check(): Promise<void> {
    if (this.draft === null) {
      this.complaint ||= WHAT_IS_MISSING[this.question.kind];
      return;
    }
    this.complaint = '';
    await this.settle(this.draft);
    this.keep(this.draft, this.verdict ?? 'skipped');
  }

  /** The answer without trying: always allowed, never counted against anybody. */
  skip(): void {
    this.complaint = '';
    this.verdict = 'skipped';
    this.keep(null, 'skipped');
  }

  /** Back to the question; what was answered stays as a draft where that helps. */
  again(): void {
    this.verdict = null;
    this.draft = this.question.kind === 'text' || this.question.kind === 'order' ? this.given : null;
    this.graded = null;
    this.text = null;
    this.claimed = [];
    this.confidence = null;
  }

  /** “I did say this”: the reader knows better than any grader what was meant. */
  claim(idea: string): void {
    this.claimed = [...this.claimed, idea];
  }

  private async settle(given: Given): Promise<void> {
    this.given = given;
    if (this.question.kind === 'text') {
      const [{ gradeText }, { freeTextWords }] = await Promise.all([import('#quiz/text/grade-text.ts'), import('./free-text-words.ts')]);
      this.freeTextWords = freeTextWords;
      this.text = await gradeText(this.question.id, typeof given === 'string' ? given : '');
      this.verdict = this.text.verdict;
    } else {
      this.graded = grade(this.question, given);
      this.verdict = this.graded.verdict;
    }
  }

  private keep(given: Given | null, verdict: Answer['verdict']): void {
    this.keeper.keep(this.question.id, { given, verdict, confidence: this.confidence });
  }
}

const WHAT_IS_MISSING: Readonly<Record<Question['kind'], string>> = {
  one: 'Choose one first. A guess is fine.',
  several: 'Choose at least one first.',
  click: 'Choose a part of the picture first.',
  order: 'Move at least one step first, or skip.',
  match: 'Choose something for every line first.',
  number: 'Write a number first. A guess is fine.',
  text: 'Write a few words first.',
};
