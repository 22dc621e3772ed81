import { invariant } from '#kernel/invariant.ts';
import type { Blueprint } from './blueprint.ts';
import type { Kind, RoadMap } from './kind.ts';

/** The index of every block and part of a run: the blocks in the order written, then the parts of each. */
export class Seats implements RoadMap {
  readonly ids: readonly string[];
  readonly places: readonly (string | null)[];
  /** Index of each block's first part. */
  readonly firstPart: readonly number[];
  private readonly indices: ReadonlyMap<string, number>;

  constructor(blueprint: Blueprint, kinds: readonly Kind[]) {
    const blocks = Object.entries(blueprint.blocks);
    const ids = blocks.map(([id]) => id);
    const places = blocks.map(([, options]) => ('place' in options ? options.place : null));
    this.firstPart = blocks.map(([id, options], position) => {
      const first = ids.length;
      for (const part of kinds[position]!.parts(options)) {
        ids.push(`${id}/${part}`);
        places.push(kinds[position]!.partPlace?.(options, part) ?? places[position]!);
      }
      return first;
    });
    this.ids = ids;
    this.places = places;
    this.indices = new Map(ids.map((id, index) => [id, index]));
  }

  indexOf(id: string): number {
    const index = this.indices.get(id);
    invariant(index !== undefined, `a parsed blueprint names no block "${id}"`);
    return index;
  }
}
