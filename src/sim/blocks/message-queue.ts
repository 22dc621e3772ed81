import { durationLaw } from '#kernel/distribution.ts';
import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import { mix32 } from '#kernel/hash.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import type { Block } from './block.ts';
import { CallLine } from './call-line.ts';
import { CallState } from './calls.ts';
import type { QueueFrame } from './frames.ts';
import { GROUP_CODES, MessageGroup } from './message-group.ts';
import type { GroupHost } from './message-group.ts';
import { MessagePartition } from './message-partition.ts';
import type { PartitionHost } from './message-partition.ts';
import type { Subscriber } from './message-seats.ts';
import { queueFrame } from './message-view.ts';
import type { Network } from './network.ts';
import type { BlockOptions } from './block-options.ts';
import type { MessageQueueOptions } from './queue-options.ts';
import { RequestKind } from './requests.ts';

const STORED = 0;
const FIRST_GROUP_CODE = 1;
/** Tag of calls that bring a message to the queue of dead letters; messages handed out have theirs from 0. */
const DEAD_LETTER = -1;

/** Where the queue stands among the blocks. */
export interface QueueSeat {
  readonly index: number;
  readonly firstPart: number;
  /** Block index of the queue of dead letters, −1 = they are only counted. */
  readonly deadLetterTo: number;
}

/**
 * A message queue. The publisher's request ends `ok` once its message is stored (after `publishTime`); the message has its own
 * life from then on, with key, work and poison of the request. Each group of consumers is given every message.
 *
 * **Who takes what.** With one partition, members of a group compete for each message (RabbitMQ, SQS). With more, each partition
 * belongs to one member (Kafka): a message goes to the partition that its key is hashed to, or to each in turn without a key, and
 * order is kept per partition. Members that come, go or die cost a rebalance then.
 *
 * A dead broker (the queue's, or that of one partition) has a living copy where `replicas` > 1, and nobody notices. Otherwise it
 * refuses publishers, hands nothing out, and what was in hand is back in line; in memory, everything is lost. `capacityMessages`
 * is counted for each group by itself. A message that dies with the queue of dead letters, or that it refuses, is only counted.
 *
 * Leaves out: how long a new leader takes, how long until a death is noticed, messages fetched ahead of the need (a member is handed
 * more only when a worker of it is idle), bytes of messages, consumers that ask (asking takes no time).
 * Source: Amazon SQS developer guide (visibility, receives, dead letters); N. Narkhede et al., *Kafka: The Definitive Guide* (2017), ch. 4.
 */
export class MessageQueue implements Block, GroupHost, PartitionHost {
  readonly id: string;
  readonly network: Network;
  readonly index: number;
  readonly partitions: readonly MessagePartition[];
  readonly groups: MessageGroup[] = [];
  rules: MessageQueueOptions;
  deadLettered = 0;
  private readonly deadLetterTo: number;
  private readonly publishing: Sampler;
  /** Groups by block index of their consumers. */
  private readonly groupOf: MessageGroup[] = [];
  /** Publishers that wait for room. */
  private readonly publishers = new CallLine();
  private published = 0;
  private isMakingRoom = false;

  constructor(id: string, options: MessageQueueOptions, network: Network, seat: QueueSeat, seed: number) {
    this.id = id;
    this.rules = options;
    this.network = network;
    this.index = seat.index;
    this.deadLetterTo = seat.deadLetterTo;
    this.publishing = new Sampler(durationLaw(options.publishTime), new Random(seed, `${id}/publish`));
    this.partitions = Array.from(
      { length: options.partitions },
      (_, position) => new MessagePartition(`${id}/partition-${position + 1}`, this, seat.firstPart + position, position),
    );
  }

  /** A consumer takes from this queue, with so many members from the start. Called before anything is published. */
  join(name: string, subscriber: Subscriber, members: number): MessageGroup {
    const group = this.groups.find((one) => one.name === name) ?? this.addGroup(name);
    group.join(subscriber, members);
    this.groupOf[subscriber.index] = group;
    return group;
  }

  start(): void {
    if (!this.rules.up) this.network.emitPower(this.index, false);
  }

  apply(options: BlockOptions): void {
    if (options.kind !== 'message-queue') return;
    const wasUp = this.rules.up;
    this.rules = options;
    this.publishing.setLaw(durationLaw(options.publishTime));
    if (wasUp !== options.up) {
      this.network.emitPower(this.index, options.up);
      for (let position = 0; position < options.partitions; position++) this.turned(position, options.up);
    }
    this.roomMade();
  }

  partitionTurned(position: number, isUp: boolean): void {
    this.turned(position, isUp);
    this.roomMade();
  }

  receive(call: number): void {
    const { network } = this;
    const { calls, requests, simulation } = network;
    const request = calls.request[call]!;
    const serves = this.serves(this.partitionFor(request));
    if (requests.kind[request] !== RequestKind.visit) network.answer(call, serves ? Outcome.ok : Outcome.failed);
    else if (!serves) this.refuse(call, Outcome.failed);
    else simulation.after(Math.round(this.publishing.draw() * 1000), this.index, STORED, call, calls.serial[call]!);
  }

  answered(call: number, outcome: OutcomeCode): void {
    const { calls } = this.network;
    if (calls.tag[call] !== DEAD_LETTER) this.groupOf[calls.callee[call]!]!.answered(call, outcome);
  }

  handle(code: number, a: number, b: number): void {
    if (code >= FIRST_GROUP_CODE) this.groups[Math.floor((code - FIRST_GROUP_CODE) / GROUP_CODES)]!.handle(code, a, b);
    else if (this.isHeld(a) && this.network.calls.serial[a] === b) this.store(a);
  }

  serves(partition: number): boolean {
    return this.rules.replicas > 1 || (this.rules.up && this.partitions[partition]!.isUp);
  }

  partitionFor(request: number): number {
    const { partitions } = this.rules;
    const { requests } = this.network;
    const key = requests.key[request]!;
    return key >= 0 ? mix32(key) % partitions : Math.max(0, requests.number[request]!) % partitions;
  }

  roomMade(): void {
    // Storing a message may make room again: the loop below goes on with it.
    if (this.isMakingRoom) return;
    this.isMakingRoom = true;
    while (this.publishers.length > 0 && !this.groups.some((group) => this.isFull(group))) this.keep(this.publishers.shift());
    this.isMakingRoom = false;
  }

  setAside(request: number): void {
    this.deadLettered++;
    if (this.deadLetterTo < 0) return;
    this.network.deliver(this.network.open(request, this.index, this.deadLetterTo, -1, DEAD_LETTER));
  }

  frame(): QueueFrame {
    return queueFrame(this);
  }

  private addGroup(name: string): MessageGroup {
    const group = new MessageGroup(this, name, FIRST_GROUP_CODE + this.groups.length * GROUP_CODES);
    this.groups.push(group);
    return group;
  }

  /** The message of a call can be kept now, if there is room. */
  private store(call: number): void {
    const { whenFull } = this.rules;
    // Nobody takes from this queue: it keeps what comes all the same.
    if (this.groups.length === 0) this.addGroup('main');
    const full = this.groups.filter((group) => this.isFull(group));
    if (full.length === 0) this.keep(call);
    else if (whenFull === 'wait') this.publishers.push(call);
    else if (whenFull === 'drop-oldest' && full.every((group) => group.stock.oldest() >= 0)) {
      for (const group of full) group.dropOldest();
      this.keep(call);
    } else this.refuse(call, Outcome.rejected);
  }

  private keep(call: number): void {
    const { network, groups } = this;
    const { calls, requests } = network;
    const request = calls.request[call]!;
    const number = requests.number[request]!;
    const partition = this.partitionFor(request);
    const sequence = this.published++;
    let waiting = 0;
    for (let i = 0; i < groups.length; i++) {
      const { stock } = groups[i]!;
      stock.add(request, partition, sequence);
      waiting += stock.waitingIn[partition]!;
    }
    network.emit(Fact.published, this.index, number, partition, waiting);
    this.answer(call, Outcome.ok);
    for (let i = 0; i < groups.length; i++) groups[i]!.feed(partition);
  }

  private isFull(group: MessageGroup): boolean {
    const { capacityMessages } = this.rules;
    return capacityMessages !== null && group.stock.held >= capacityMessages;
  }

  private isHeld(call: number): boolean {
    return this.network.calls.state[call] === CallState.held;
  }

  private refuse(call: number, outcome: OutcomeCode): void {
    const { calls, requests } = this.network;
    const request = calls.request[call]!;
    this.network.emit(Fact.refused, this.index, requests.number[request]!, outcome, requests.attempt[request]!);
    this.answer(call, outcome);
  }

  private answer(call: number, outcome: OutcomeCode): void {
    this.network.calls.answerKb[call] = 0;
    this.network.answer(call, outcome);
  }

  /** The broker of a partition, or the one of all, has died or is back. */
  private turned(position: number, isUp: boolean): void {
    if (isUp) for (const group of this.groups) group.feed(position);
    else if (this.rules.replicas === 1) {
      for (const group of this.groups) group.breakDown(position, !this.rules.durable);
      this.failPublishers(position);
    }
  }

  private failPublishers(position: number): void {
    const { network, index, publishers } = this;
    const { calls } = network;
    const isFor = (call: number): boolean => this.partitionFor(calls.request[call]!) === position;
    for (let left = publishers.length; left > 0; left--) {
      const call = publishers.shift();
      if (!isFor(call)) publishers.push(call);
    }
    for (const call of network.liveCalls((one) => calls.callee[one] === index && this.isHeld(one) && isFor(one))) {
      this.refuse(call, Outcome.failed);
    }
  }
}
