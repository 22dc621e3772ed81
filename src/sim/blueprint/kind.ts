import type { Block } from '#blocks/block.ts';
import type { BlockFrame } from '#blocks/frames.ts';
import type { Network } from '#blocks/network.ts';
import type { BlockOptions } from '#blocks/block-options.ts';
import type { Roads } from '#blocks/roads.ts';
import type { BlockFold } from '#metrics/block-fold.ts';
import type { Subject } from '#metrics/subjects.ts';
import type { Blueprint } from './blueprint.ts';
import type { Fields } from './fields/field.ts';

/** What a kind needs to make a block of a run. */
export interface Making {
  readonly id: string;
  readonly network: Network;
  /** Index the block gets. */
  readonly index: number;
  /** Index of its first part; the others follow in the order of {@link Kind.parts}. */
  readonly firstPart: number;
  readonly seed: number;
  /** The whole of it: for what a block must know of others before it starts. */
  readonly blueprint: Blueprint;
  /** Index of any block or part by its id. */
  readonly indexOf: (id: string) => number;
  /** Place of any block or part, `null` where it stands nowhere. */
  readonly placeOf: (index: number) => string | null;
}

/** A block and its parts, in the order of {@link Kind.parts}. */
export interface Made {
  readonly block: Block;
  readonly parts: readonly Block[];
}

/**
 * One kind of block: its fields, and how it is made and measured. A page fetches the kinds of its figures only, so nothing
 * here may import another kind that is not a part of it.
 */
export interface Kind<Options extends BlockOptions = BlockOptions> {
  readonly kind: Options['kind'];
  readonly fields: Fields;
  /** Names of its parts: `"replica-1"` is addressed as `"store/replica-1"`. */
  parts(options: Options): readonly string[];
  /** Where a part stands, when that is not where the block stands. */
  partPlace?(options: Options, part: string): string | null;
  make(options: Options, making: Making): Made;
  fold(subject: Subject, fromUs: number): BlockFold;
}

/** Everything that the blueprints of a figure (or of the command line) may need. */
export interface Kinds {
  readonly kinds: readonly Kind[];
  /** For links that are more than a fixed time. */
  readonly roads: RoadBuilder | null;
  /** What there is to say of blocks other than clients, servers and balancers: `describeBlock`. Without it they are not spoken of. */
  readonly inWords?: InWords;
}

/** Short clauses about one block at one instant. */
export type InWords = (id: string, frame: BlockFrame, names: Readonly<Record<string, string>>) => readonly string[];

export type RoadBuilder = (blueprint: Blueprint, network: Network, map: RoadMap) => Roads;

/** Where everything stands, for building roads. */
export interface RoadMap {
  /** Ids of blocks and parts by index. */
  readonly ids: readonly string[];
  /** Place of each, `null` where it stands nowhere. */
  readonly places: readonly (string | null)[];
}

/** Declares a kind. Widens its options, which is sound because a block is only ever given options of its own kind. */
export function kindOf<Options extends BlockOptions>(kind: Kind<Options>): Kind {
  return kind;
}

export const NO_PARTS = (): readonly string[] => [];
