import type { OutcomeCode } from '#kernel/facts.ts';
import type { Handler } from '#kernel/simulation.ts';
import type { BlockFrame } from './frames.ts';
import type { BlockOptions } from './block-options.ts';

/** What a happening may do to a block besides changing its settings. */
export type Action = 'clear' | 'flush' | 'purge' | 'publish';

/** One building block, or a part of one. It answers every call it receives exactly once, now or later. */
export interface Block extends Handler {
  readonly id: string;
  /** Hands on bytes as they come, so that its backend sends at the pace of its reader. */
  readonly passesThrough?: boolean;
  /** Schedules the block's first events. Called once, at time 0. */
  start(): void;
  /** Its options changed: always those of its own kind. */
  apply(options: BlockOptions): void;
  /** A call arrives. The block owns it until it answers through the network. */
  receive(call: number): void;
  /** A call that this block made has been answered. The slot is free again when this returns. */
  answered(call: number, outcome: OutcomeCode): void;
  /** A happening acts on it; `key` `null` = all keys. Blocks that know no such action have no such method. */
  act?(action: Action, key: number | null): void;
  /** Its process dies or comes back; for parts of blocks, which have no options of their own. */
  setUp?(isUp: boolean): void;
  /** Data for drawing. */
  frame(): BlockFrame;
}
