import type { IndexEntry } from './index-entry.ts';
import { shuffled } from './shuffle.ts';

/**
 * Questions drawn from all chapters in turn, so that each has its share; the same seed draws the same. Free text is left out.
 * @param count how many; fewer when there are not so many
 */
export function drawMixed(questions: readonly IndexEntry[], seed: number, count: number): readonly IndexEntry[] {
  const pool = questions.filter(({ kind }) => kind !== 'text');
  const chapters = shuffled([...new Set(pool.map(({ chapter }) => chapter))], `chapters ${seed}`);
  const piles = chapters.map((chapter) =>
    shuffled(
      pool.filter((one) => one.chapter === chapter),
      `${chapter} ${seed}`,
    ),
  );
  const drawn: IndexEntry[] = [];
  for (let round = 0; drawn.length < count && piles.some((pile) => pile.length > round); round++) {
    drawn.push(...piles.flatMap((pile) => pile.slice(round, round + 1)));
  }
  return drawn.slice(0, count);
}
