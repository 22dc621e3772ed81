import type { Distribution } from '#kernel/distribution.ts';
import type { CallOptions } from './options.ts';

export interface RedeliveryOptions {
  readonly backoff: 'none' | 'fixed' | 'exponential';
  readonly baseMs: number;
  readonly capMs: number;
  /** A message that is tried again keeps its place: what comes after it in its partition waits. */
  readonly blocksPartition: boolean;
}

/** Which message of a partition is handed out next. */
export type QueueDiscipline = 'fifo' | 'newest-first' | 'priority';

export interface MessageQueueOptions {
  readonly kind: 'message-queue';
  readonly up: boolean;
  readonly place: string | null;
  readonly partitions: number;
  readonly partitionBy: 'key';
  readonly discipline: QueueDiscipline;
  /** Messages it holds at most for each group, waiting or in hand; `null` = no limit. */
  readonly capacityMessages: number | null;
  readonly whenFull: 'reject' | 'drop-oldest' | 'wait';
  /** Kept on disk: a broker that dies loses nothing that it confirmed. */
  readonly durable: boolean;
  /** Brokers that hold each message; with one, nothing can be delivered while it is down. */
  readonly replicas: number;
  readonly publishTime: Distribution;
  /** A message handed out is hidden for so long. */
  readonly visibilityTimeoutMs: number;
  /** Receives after which a message is set aside; `null` = never. */
  readonly maxReceives: number | null;
  readonly retry: RedeliveryOptions;
  /** The queue that takes what is set aside; `null` = it is only counted. */
  readonly deadLetterTo: string | null;
  readonly rebalanceMs: number;
  /** Work that takes effect later than so long after the birth of its request is late; only counted. `null` = nothing is. */
  readonly lateAfterMs: number | null;
}

export interface ConsumerOptions {
  readonly kind: 'consumer';
  /** The queue it takes from. */
  readonly from: string;
  readonly up: boolean;
  readonly place: string | null;
  /** Every group gets every message; members of a group compete. */
  readonly group: string;
  readonly members: number;
  readonly parallelPerMember: number;
  /** Messages a member takes in hand at once. */
  readonly prefetch: number;
  readonly serviceTime: Distribution;
  /** Key → how many times longer its messages take. */
  readonly slowKeys: Readonly<Record<string, number>>;
  readonly ack: 'after' | 'before';
  readonly ackOrder: 'in-order' | 'any';
  /** Work is cut off when the message's time runs out; otherwise the late worker carries on. */
  readonly abandonAtVisibilityTimeout: boolean;
  /** A message that already took effect has none again. */
  readonly idempotent: boolean;
  readonly failShare: number;
  readonly crashShare: number;
  readonly restartMs: number;
  readonly calls: readonly CallOptions[];
}
