import type { BlockFrame, RequestView } from '#blocks/frames.ts';

/** Data for drawing one instant of a run. Plain values, made afresh on each call; nothing here changes the run. */
export interface Frame {
  readonly nowMs: number;
  readonly blocks: Readonly<Record<string, BlockFrame>>;
  /** Requests on their way over a link that takes time. */
  readonly moving: readonly MovingRequest[];
}

export interface MovingRequest extends RequestView {
  readonly from: string;
  readonly to: string;
  /** 0 at `from`, 1 at `to` (for an answer the other way round is already accounted for: it runs from `from` too). */
  readonly doneShare: number;
  readonly isAnswer: boolean;
}
