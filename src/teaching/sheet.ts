import type { NumberQuestion, Question } from '#quiz/question.ts';
import { disordered, shuffled } from '#quiz/shuffle.ts';
import { turned } from '#quiz/turn.ts';

/** One question on paper: what is asked, and in which order its parts are printed. */
export interface SheetItem {
  readonly question: Question;
  /** Ids of options, of steps or of left sides. */
  readonly parts: readonly string[];
  /** Ids of right sides; none but for pairs. */
  readonly rights: readonly string[];
}

export interface Sheet {
  readonly seed: string;
  readonly items: readonly SheetItem[];
}

/** The sheet that stands in the page as built. */
export const FIRST_SEED = 'floe-one';
export const MAX_SEED_LENGTH = 40;

/** How many questions of a kind a sheet has at most. A picture to click in has no place on paper. */
const SHARES: readonly (readonly [Question['kind'], number])[] = [
  ['one', 2],
  ['several', 1],
  ['order', 1],
  ['match', 1],
  ['number', 4],
  ['text', 1],
];

/** A seed as written: any words; capitals and spaces do not matter, so that it can be read out. */
export function readSeed(written: string | null): string {
  const seed = (written ?? '').trim().toLowerCase().replace(/\s+/g, '-').slice(0, MAX_SEED_LENGTH);
  return seed === '' ? FIRST_SEED : seed;
}

/**
 * The sheet of a seed: which questions, with which numbers, in which order. The same seed and questions give the same sheet.
 * @param pool questions to draw from; one that can be asked with other numbers is
 */
export function makeSheet(pool: readonly Question[], seed: string): Sheet {
  const drawn = SHARES.flatMap(([kind, share]) => {
    const ofKind = pool.filter((one) => one.kind === kind);
    return shuffled(ofKind, `${seed} ${kind}`).slice(0, share);
  });
  return { seed, items: drawn.map((question) => itemOf(question, seed)) };
}

function itemOf(question: Question, seed: string): SheetItem {
  const lot = `${seed} ${question.id}`;
  const idsOf = (parts: readonly { readonly id: string }[]): string[] => parts.map(({ id }) => id);
  switch (question.kind) {
    case 'one':
    case 'several':
    case 'click':
      return { question, parts: shuffled(idsOf(question.options), lot), rights: [] };
    case 'order':
      return { question, parts: disordered(idsOf(question.items), lot), rights: [] };
    case 'match':
      return {
        question,
        parts: shuffled(idsOf(question.pairs.map(({ left }) => left)), lot),
        rights: shuffled(idsOf(question.pairs.map(({ right }) => right)), `${lot} right`),
      };
    case 'number':
      return { question: turned(question, turnOf(question, lot)), parts: [], rights: [] };
    case 'text':
      return { question, parts: [], rights: [] };
  }
}

/** Which of its numbers a question is asked with. */
function turnOf({ again }: NumberQuestion, lot: string): number {
  return shuffled([...again.keys(), again.length], lot)[0]!;
}
