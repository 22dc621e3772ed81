import { DRAWN_WAITING } from './frames.ts';
import type { MessageView, QueueFrame } from './frames.ts';
import type { MessageGroup } from './message-group.ts';
import type { MessagePartition } from './message-partition.ts';
import type { Network } from './network.ts';
import { RequestFlag } from './requests.ts';

/** What can be drawn of a queue. */
export interface DrawnQueue {
  readonly network: Network;
  readonly rules: { readonly up: boolean };
  readonly groups: readonly MessageGroup[];
  readonly partitions: readonly MessagePartition[];
  readonly deadLettered: number;
}

/** A queue at this instant, with the lines of the group that is furthest behind. */
export function queueFrame({ network, rules, groups, partitions, deadLettered }: DrawnQueue): QueueFrame {
  const behind = groups.reduce<MessageGroup | null>(
    (most, group) => (most === null || waitingOf(group) > waitingOf(most) ? group : most),
    null,
  );
  return {
    kind: 'message-queue',
    up: rules.up,
    waiting: behind === null ? 0 : waitingOf(behind),
    inHand: behind === null ? 0 : sum(behind.stock.inHandIn),
    deadLettered,
    partitions: partitions.map(({ isUp }, position) => ({
      up: isUp,
      waiting: behind?.stock.waitingIn[position] ?? 0,
      inHand: behind?.stock.inHandIn[position] ?? 0,
      head: behind === null ? [] : headOf(network, behind, position),
    })),
  };
}

/** Some of the messages that a member has in hand; at most {@link DRAWN_WAITING}. */
export function inHandView(network: Network, calls: readonly number[], group: MessageGroup): MessageView[] {
  const { request, isAbandoned } = network.calls;
  // After the death of a broker nobody knows how often it was handed out.
  const receives = (call: number): number => (isAbandoned[call] === 1 ? 1 : group.receivesOf(call));
  return calls.slice(0, DRAWN_WAITING).map((call) => messageView(network, request[call]!, receives(call)));
}

function headOf(network: Network, { stock }: MessageGroup, position: number): MessageView[] {
  const { request, receives } = stock.copies;
  return stock.nextFew(position, DRAWN_WAITING).map((copy) => messageView(network, request[copy]!, receives[copy]!));
}

function messageView({ requests }: Network, request: number, deliveries: number): MessageView {
  return {
    request: requests.number[request]!,
    key: requests.key[request]!,
    deliveries,
    isPoison: (requests.flags[request]! & RequestFlag.poison) !== 0,
    sinceMs: requests.bornUs[request]! / 1000,
  };
}

function waitingOf({ stock }: MessageGroup): number {
  return sum(stock.waitingIn);
}

function sum(counts: Int32Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
