import type { FinishedRequest } from '#blueprint/keeper.ts';
import type { Recording } from '#blueprint/record.ts';

/** Requests worth following, of those that have ended by now. */
export interface WorthFollowing {
  readonly slowest: FinishedRequest | undefined;
  readonly lost: FinishedRequest | undefined;
  readonly latest: FinishedRequest | undefined;
}

export function worthFollowing(recording: Recording, nowMs: number): WorthFollowing {
  const ended = recording.finished.filter((one) => one.sentMs + one.latencyMs <= nowMs);
  const ok = ended.filter((one) => one.outcome === 'ok');
  const slowest = ok.reduce<FinishedRequest | undefined>(
    (found, one) => (found === undefined || one.latencyMs > found.latencyMs ? one : found),
    undefined,
  );
  return { slowest, lost: ended.findLast((one) => one.outcome !== 'ok'), latest: ok.at(-1) };
}
