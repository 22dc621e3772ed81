import type { OutcomeCode } from '#kernel/facts.ts';
import type { Handler } from '#kernel/simulation.ts';
import type { BlockFrame } from './frames.ts';

/** One building block. It answers every call it receives exactly once, now or later. */
export interface Block extends Handler {
  readonly id: string;
  /** Schedules the block's first events. Called once, at time 0. */
  start(): void;
  /** A call arrives. The block owns it until it answers through the network. */
  receive(call: number): void;
  /** A call that this block made has been answered. The slot is free again when this returns. */
  answered(call: number, outcome: OutcomeCode): void;
  /** Data for drawing. */
  frame(): BlockFrame;
}
