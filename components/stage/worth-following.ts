import type { FinishedRequest } from '#blueprint/keeper.ts';
import type { Recording } from '#blueprint/record.ts';

/** Requests worth following, of those that have ended by now. */
export interface WorthFollowing {
  readonly slowest: FinishedRequest | undefined;
  readonly lost: FinishedRequest | undefined;
  readonly latest: FinishedRequest | undefined;
}

/** Of the requests that have ended by now; they are listed in the order in which they ended. */
export function worthFollowing(recording: Recording, nowMs: number): WorthFollowing {
  let slowest: FinishedRequest | undefined;
  let lost: FinishedRequest | undefined;
  let latest: FinishedRequest | undefined;
  for (const one of recording.finished) {
    if (one.sentMs + one.latencyMs > nowMs) break;
    if (one.outcome !== 'ok') lost = one;
    else {
      latest = one;
      if (slowest === undefined || one.latencyMs > slowest.latencyMs) slowest = one;
    }
  }
  return { slowest, lost, latest };
}
