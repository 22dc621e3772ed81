import { FIRST_QUESTIONS } from '#course/outline.ts';
import { answers, draws, store } from '#progress/store.ts';
import { drawMixed } from '#quiz/draw.ts';
import type { Verdict } from '#quiz/grade.ts';
import type { IndexEntry, QuizIndex } from '#quiz/index-entry.ts';
import { standings } from '#quiz/standing.ts';
import type { Standing } from '#quiz/standing.ts';
import { dealIn } from './keepers.ts';
import type { Keeper } from './keepers.ts';

const DRAW = 'pop-quiz';
const MIXED = 10;
/** Draws have numbers that people can read to each other. */
const MOST_SEED = 9999;

/** Pip's pop quiz: the five first questions, ten drawn from everywhere, and how it went. Components only show it. */
export class PopQuizState {
  readonly index: QuizIndex;
  seed = $state(1);
  /** ids that are asked again; null: everything */
  only = $state.raw<readonly string[] | null>(null);
  /** Counts what begins anew, so that questions forget what they showed. */
  round = $state(0);
  private progress = $state.raw(store.progress());
  readonly keeper: Keeper = {
    restore: (id) => answers.get(`${DRAW}/${id}`),
    keep: (id, answer) => {
      answers.set(`${DRAW}/${id}`, answer);
      void dealIn(id, answer);
    },
  };

  constructor(index: QuizIndex, dateMs: number) {
    this.index = index;
    const kept = draws.get(DRAW);
    this.seed = kept === null ? (dateMs % MOST_SEED) + 1 : kept.seed;
    this.only = kept?.only ?? null;
    if (kept === null) draws.set(DRAW, { seed: this.seed, only: null });
  }

  /** Follows what is answered here or in another tab; gives a function that stops it. */
  follow(): () => void {
    return store.onChange(() => (this.progress = store.progress()));
  }

  get own(): readonly IndexEntry[] {
    return FIRST_QUESTIONS.flatMap((id) => this.index.questions.find((one) => one.id === id) ?? []).filter((one) => this.isAsked(one));
  }

  get mixed(): readonly IndexEntry[] {
    return drawMixed(this.index.questions, this.seed, MIXED).filter((one) => this.isAsked(one));
  }

  get asked(): readonly IndexEntry[] {
    return [...this.own, ...this.mixed];
  }

  get standings(): readonly Standing[] {
    return standings(this.index, this.asked, (id) => this.verdictOf(id));
  }

  get answeredCount(): number {
    return this.standings.reduce((sum, { answered }) => sum + answered, 0);
  }

  get rightCount(): number {
    return this.standings.reduce((sum, { right }) => sum + right, 0);
  }

  get missed(): readonly IndexEntry[] {
    return this.standings.flatMap(({ missed }) => missed);
  }

  /** Draws other questions and begins with an empty sheet. */
  drawAnew(seed: number): void {
    for (const id of Object.keys(store.progress().answers)) if (id.startsWith(`${DRAW}/`)) answers.forget(id);
    this.begin(seed, null);
  }

  drawNext(): void {
    this.drawAnew((this.seed % MOST_SEED) + 1);
  }

  /** Asks again what was missed, with other numbers where there are some. */
  askMissedAgain(): void {
    const ids = this.missed.map(({ id }) => id);
    for (const id of ids) answers.forget(`${DRAW}/${id}`);
    this.begin(this.seed, ids);
  }

  private begin(seed: number, only: readonly string[] | null): void {
    this.seed = seed;
    this.only = only;
    this.round += 1;
    draws.set(DRAW, { seed, only });
  }

  private isAsked({ id }: IndexEntry): boolean {
    return this.only === null || this.only.includes(id);
  }

  private verdictOf(id: string): Verdict | 'skipped' | null {
    return this.progress.answers[`${DRAW}/${id}`]?.verdict ?? null;
  }
}
