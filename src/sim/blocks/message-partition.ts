import { invariant } from '#kernel/invariant.ts';
import type { Block } from './block.ts';
import type { QueueFrame } from './frames.ts';
import type { Network } from './network.ts';

/** The queue that a partition is a part of. */
export interface PartitionHost {
  readonly network: Network;
  /** The broker of a partition died or came back. */
  partitionTurned(position: number, isUp: boolean): void;
  frame(): QueueFrame;
}

/** One partition of a queue, as a block that can be switched off by itself: its broker dies. The queue does the rest. */
export class MessagePartition implements Block {
  readonly id: string;
  isUp = true;
  private readonly host: PartitionHost;
  private readonly index: number;
  private readonly position: number;

  constructor(id: string, host: PartitionHost, index: number, position: number) {
    this.id = id;
    this.host = host;
    this.index = index;
    this.position = position;
  }

  start(): void {}

  apply(): void {
    invariant(false, 'a partition has no options of its own');
  }

  receive(): void {
    invariant(false, 'messages go to the queue, not to a partition');
  }

  answered(): void {
    invariant(false, 'a partition calls nobody');
  }

  handle(): void {
    invariant(false, 'a partition waits for nothing');
  }

  setUp(isUp: boolean): void {
    if (isUp === this.isUp) return;
    this.isUp = isUp;
    this.host.network.emitPower(this.index, isUp);
    this.host.partitionTurned(this.position, isUp);
  }

  frame(): QueueFrame {
    return this.host.frame();
  }
}
