import { WiredRun } from '#blueprint/assemble.ts';
import type { BlueprintInput } from '#blueprint/blueprint.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import type { BlockFrame } from '#blocks/frames.ts';
import { FactLog } from './fact-log.ts';

/** A run that can be looked at while it goes on: every fact, and the picture of a block at an instant. */
export function watched(input: BlueprintInput) {
  const log = new FactLog();
  const wired = new WiredRun(blueprintOf(input), ALL_KINDS, () => [log]);
  const runTo = (atMs: number): void => void wired.simulation.runUntil(atMs * 1000, Infinity);
  return {
    log,
    wired,
    runTo,
    /** What is drawn of a block of this kind then. Instants must not go back. */
    frameAt: <Kind extends BlockFrame['kind']>(atMs: number, id: string, kind: Kind): Extract<BlockFrame, { kind: Kind }> => {
      runTo(atMs);
      const frame = wired.frame().blocks[id]!;
      if (!isOf(frame, kind)) throw new Error(`${id} is a ${frame.kind}`);
      return frame;
    },
    /** Runs to the end of `ms` and gives what is alive then: requests and calls that were never let go. */
    leftAfter: (ms: number): [requests: number, calls: number] => {
      runTo(ms);
      return [wired.network.requests.live, wired.network.calls.live];
    },
  };
}

function isOf<Kind extends BlockFrame['kind']>(frame: BlockFrame, kind: Kind): frame is Extract<BlockFrame, { kind: Kind }> {
  return frame.kind === kind;
}
