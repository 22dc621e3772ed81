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

  /** Cache: the copy was there and fresh. a = its age in ms, b = the client's attempt. */
  hit: 19,
  /** Cache: no copy that may be used. b = the client's attempt. */
  missed: 20,
  /** Cache: a copy past its life was served on purpose. a = how long past, in ms; b = 0 while it is renewed, 1 because the origin failed. */
  servedStale: 21,
  /** A block answered with something older than the origin has. a = for how many ms it has been old; b = versions behind. */
  outdated: 22,
  /** Cache: the request waits for a fetch that is under way. */
  coalesced: 23,
  /** Cache: a fetch from the origin begins. a = 1 somebody waits for it, 0 in the background. */
  fetched: 24,
  /** Cache: a fetch is over. a = Outcome. */
  fetchEnded: 25,
  /** Cache: a copy was stored. a = entries now, b = key. request = −1. */
  stored: 26,
  /** Cache: a copy was pushed out to make room. a = entries now, b = key. request = −1. */
  evicted: 27,
  /** Cache: a copy was dropped. a = 1 somebody ordered it, 0 its key was written; b = key, −1 all. request = −1. */
  purged: 28,
  /** Cache: a changed copy was written to the origin. b = key. request = −1. */
  wroteBack: 29,
  /** Cache: confirmed writes were lost when it died. a = writes, b = keys. request = −1. */
  lostWrites: 30,
  /** Origin: a write raised a key's version. a = version, b = key. */
  wrote: 31,
  /** Database: a read was done. a = 1 at a replica, 0 at the primary; b = 1 no such key. */
  read: 32,
  /** TLS handshake. a = 1 resumed, 0 full. */
  handshake: 33,
  /** Filter turned a request away. a = 1 it was hostile, 0 it was honest. */
  filtered: 34,
  /** Rate limit. a = 1 refused, 0 delayed; b = delayUs. */
  limited: 35,
  /** Authentication refused it. */
  unauthorised: 36,
  /** Load shedding turned it away. a = its priority, b = reject share in 1/1000. */
  shed: 37,
  /** Circuit breaker: opened, lets probes through, closed again. a = block index of the target. request = −1. */
  breakerOpened: 38,
  breakerHalfOpened: 39,
  breakerClosed: 40,
  /** A breaker refused a call. a = block index of the target. */
  breakerRefused: 41,
  /** Bytes of an answer: a = as the backend made it, b = as sent on. */
  sentBytes: 42,
  /** CDN: the request goes to an edge. a = position of the edge, b = 1 because a nearer one is out. */
  routed: 43,

  /** Queue: a message was stored. a = partition, b = waiting there now. */
  published: 44,
  /** Queue: a message was handed to a consumer. a = partition, b = how often it has been handed out. At the consumer: a = member. */
  delivered: 45,
  /** Queue: a message is done with. a = partition, b = how often it had been handed out, negative when it was back in line by then. */
  acknowledged: 46,
  /** Queue: a message is back in line. a = 0 its time ran out, 1 the work failed, 2 its consumer died; b = partition. */
  returned: 47,
  /** Queue: a message was set aside. a = partition, b = receives. */
  deadLettered: 48,
  /** Queue: full, the oldest message was dropped. a = partition. */
  dropped: 49,
  /** Queue: a message was lost when the broker died. a = partition, b = 1 it was in hand, 0 it waited. */
  lostMessage: 50,
  /** Queue: a message was finished after a later one of its key. a = partition. */
  outOfOrder: 51,
  /** Queue: partitions change hands. a = 1 begins, 0 done. request = −1. */
  rebalancing: 52,
  /** Consumer: the work took effect. a = member, b = how often for this message, the first time 1. */
  effect: 53,
  /** Consumer: a member died. a = member. */
  memberDied: 54,
  /** Consumer: a member is back. a = member. request = −1. */
  memberBack: 55,

  /** Client: a second attempt beside the first. */
  hedged: 56,
  /** Balancer: took a server out because of what requests told. a = position, b = for how many ms. request = −1. */
  ejected: 57,
  /** A new connection was opened. a = block index of the other end, b = µs it cost. */
  connected: 58,
  /** A link lost packets and sent them again. a = µs it cost. */
  retransmitted: 59,

  /** Queue: the work on a message took effect for the first time. a = partition, b = µs since the birth of its request. */
  completed: 60,
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
  /** The process of a block died or came back; the fact itself follows. */
  onPower?(timeUs: number, block: number, isUp: boolean): void;
  /** Who is told the facts of a block in place of this observer: one call for each fact instead of two. */
  listenerOf?(block: number): Observer;
}
