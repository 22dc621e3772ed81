import type { Kinds } from '#blueprint/kind.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { consumerKind } from '#blueprint/kinds/consumer.ts';
import { messageQueueKind } from '#blueprint/kinds/message-queue.ts';
import { describeBlock } from '#describe/blocks.ts';
import type { Fields } from './scenario.ts';

/** Pieces that the figures about message queues have in common. */

export const LETTER_KINDS: Kinds = { kinds: [clientKind, messageQueueKind, consumerKind], roads: null, inWords: describeBlock };

/** Orders whose work is drawn with them. They go to the line. */
export function orders(arrivals: Fields, more: Fields = {}): Fields {
  return { kind: 'client', to: 'line', arrivals, ...more };
}

export function poisson(ratePerSec: number): Fields {
  return { process: 'poisson', ratePerSec };
}

/** The line on which the messenger hangs the orders; accepting one takes 5 ms. */
export function orderLine(more: Fields = {}): Fields {
  return { kind: 'message-queue', publishTime: { distribution: 'constant', meanMs: 5 }, ...more };
}

export function cooks(count: number, serviceTime: Fields, more: Fields = {}): Fields {
  return { kind: 'consumer', from: 'line', members: count, serviceTime, ...more };
}

export const LETTER_NAMES: Readonly<Record<string, string>> = {
  orders: 'the order desk',
  line: 'the line of orders',
  kitchen: 'the kitchen',
};

/** A figure of a block in a report: a number, or NaN where there was nothing to measure. */
export function figureOf(blocks: Readonly<Record<string, Fields>>, id: string, name: string): number {
  const value = blocks[id]?.[name];
  return typeof value === 'number' ? value : NaN;
}

/** The mean of what is measured from the birth of an order to its effect, in ms; `null` before the first. */
export function meanEndToEndMs(blocks: Readonly<Record<string, Fields>>): number | null {
  const endToEnd = blocks['line']?.['endToEndMs'];
  return typeof endToEnd === 'object' && endToEnd !== null ? Number((endToEnd as Fields)['mean']) : null;
}
