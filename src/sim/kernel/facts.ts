/**
 * What blocks tell the observers: numbers only. Metrics, the recorded trace, charts, words and journeys are all folds over these.
 * Every fact is (timeUs, fact, block index, request number, a, b); the meaning of a and b stands beside each name.
 */
export const Fact = {
  /** Client sends an attempt. a = attempt (1 = first), b = type index of its mix. */
  sent: 1,
  /** Client: the request is over for good. a = Outcome, b = latencyUs since its first attempt. */
  finished: 2,
  /** Client: one attempt ended and another will follow. a = Outcome, b = delayUs until the next attempt. */
  retried: 3,
  /** Balancer picks a server. a = index in its `to`, b = requests it believes that server already holds. */
  chose: 4,
  /** Balancer gives up on one attempt (a = index in its `to`, b = Outcome) and may try another server. */
  gaveUp: 5,
  /** Balancer has nobody to send to. */
  noServer: 6,
  /** Balancer sends a probe. a = index in its `to`. request = −1. */
  probed: 7,
  /** Balancer learns a probe's result. a = index in its `to`, b = 1 answered, 0 not. request = −1. */
  probeEnded: 8,
  /** Balancer changes its mind about a server. a = index in its `to`, b = 1 up, 0 down. request = −1. */
  believed: 9,
  /** Server: request joins the waiting line. a = waiting after it, b = the client's attempt. */
  queued: 10,
  /** Server: a worker starts. a = serviceUs planned, b = the client's attempt. It leaves the waiting line, if it was in it. */
  started: 11,
  /** Server: a worker is done. a = Outcome of the work (ok or failed), b = the client's attempt. */
  served: 12,
  /** Server says no. a = Outcome (rejected: full; failed: down and refusing), b = the client's attempt. */
  refused: 13,
  /** Server is silent: the request is swallowed, nobody is told. b = the client's attempt. */
  swallowed: 14,
  /** Server went down while holding this request. a = 1 it was in service, 0 it was waiting; b = the client's attempt. */
  broken: 15,
  /** Block went down. request = −1. */
  wentDown: 16,
  /** Block came up. request = −1. */
  cameUp: 17,
  /** A happening changed a setting. a = index of the happening. request = −1. */
  changed: 18,
} as const;
export type FactKind = (typeof Fact)[keyof typeof Fact];

/** How an attempt or a request ended. */
export const Outcome = { ok: 0, rejected: 1, failed: 2, timedOut: 3 } as const;
export type OutcomeCode = (typeof Outcome)[keyof typeof Outcome];
export const OUTCOME_NAMES = ['ok', 'rejected', 'failed', 'timedOut'] as const;

/** A probe travels as a request with this number, so that folds can tell it from visitors. */
export const PROBE = -2;

export interface Observer {
  /** Called once per fact in the order in which they happen. */
  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void;
}
