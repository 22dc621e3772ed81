import type { BlockOptions } from '#blocks/block-options.ts';
import type { BlockFold } from './block-fold.ts';

/** One block of a run, as folds and recorders see it; made from a wired run. */
export interface Subject {
  readonly id: string;
  readonly kind: BlockOptions['kind'];
  readonly index: number;
  /** Its parts have the indices from `firstPart` on, in this order. */
  readonly firstPart: number;
  readonly partNames: readonly string[];
  /** As set now. */
  options(): BlockOptions;
  /** Index of any block or part of the run by its id; −1 when there is none. */
  indexOf(id: string): number;
  /** A fold over this block that counts from `fromUs` on. */
  fold(fromUs: number): BlockFold;
}

/** For every block index of a run the position of the subject it belongs to. */
export function ownersOf(subjects: readonly Subject[]): Int32Array {
  const count = subjects.reduce((sum, { partNames }) => sum + 1 + partNames.length, 0);
  const owners = new Int32Array(count);
  subjects.forEach(({ index, firstPart, partNames }, owner) => {
    owners[index] = owner;
    partNames.forEach((_, part) => (owners[firstPart + part] = owner));
  });
  return owners;
}
