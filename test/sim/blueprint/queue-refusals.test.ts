import { describe, expect, test } from 'vitest';
import { complaints, village } from './village.ts';
import type { Fields } from './village.ts';

const cooks = { kind: 'consumer', from: 'orders', serviceTime: { distribution: 'constant', meanMs: 5 } };
const queue = { kind: 'message-queue' };

describe('refused of a queue and those who take from it', () => {
  test.each<[string, Fields, string]>([
    [
      'a consumer that takes from a server',
      village({ more: { orders: queue, cooks: { ...cooks, from: 'floe-1' } } }),
      'blocks.cooks.from: "floe-1" is not allowed; "orders" is',
    ],
    [
      'from nobody',
      village({ more: { orders: queue, dead: queue, cooks: { ...cooks, from: 'order' } } }),
      'blocks.cooks.from: "order" is not allowed; one of "orders", "dead" is',
    ],
    [
      'from itself, where there is no queue',
      village({ more: { cooks: { ...cooks, from: 'cooks' } } }),
      'blocks.cooks.from: "cooks" is not allowed; a message-queue, of which there is no other, is',
    ],
    [
      'dead letters that go to a server',
      village({ more: { orders: { ...queue, deadLetterTo: 'floe-2' }, dead: queue, cooks } }),
      'blocks.orders.deadLetterTo: "floe-2" is not allowed; "dead" is',
    ],
    [
      'to the queue itself',
      village({ more: { orders: { ...queue, deadLetterTo: 'orders' } } }),
      'blocks.orders.deadLetterTo: "orders" is not allowed; a message-queue, of which there is no other, is',
    ],
    [
      'to a consumer',
      village({ more: { orders: { ...queue, deadLetterTo: 'cooks' }, dead: queue, cooks } }),
      'blocks.orders.deadLetterTo: "cooks" is not allowed; "dead" is',
    ],
    [
      'round in a circle',
      village({ more: { orders: { ...queue, deadLetterTo: 'dead' }, dead: { ...queue, deadLetterTo: 'orders' } } }),
      'blocks.dead.deadLetterTo: "orders" is not allowed; a block that does not lead back to dead is',
    ],
    [
      'a request sent to a consumer',
      village({ visitors: { to: 'cooks' }, more: { orders: queue, cooks } }),
      'blocks.visitors.to: "cooks" is not allowed; one of "balancer", "floe-1", "floe-2", "orders" is',
    ],
    [
      'one led there by a balancer',
      village({ balancer: { to: ['floe-1', 'cooks'] }, more: { orders: queue, cooks } }),
      'blocks.balancer.to: "cooks" is not allowed; one of "floe-1", "floe-2", "orders" is',
    ],
    [
      'a call to a consumer',
      village({ floe: { calls: [{ to: 'cooks' }] }, more: { orders: queue, cooks } }),
      'blocks.floe-1.calls.0.to: "cooks" is not allowed; one of "balancer", "floe-2", "orders" is',
    ],
    [
      'a call that leads back to the queue it came from',
      village({ more: { orders: queue, cooks: { ...cooks, calls: [{ to: 'orders' }] } } }),
      'blocks.cooks.calls.0.to: "orders" is not allowed; a block that does not lead back to cooks is',
    ],
    [
      'the same told the other way round',
      village({ more: { cooks: { ...cooks, calls: [{ to: 'orders' }] }, orders: queue } }),
      'blocks.cooks.from: "orders" is not allowed; a queue to which cooks does not lead is',
    ],
    [
      'a slow key that is no key',
      village({ more: { orders: queue, cooks: { ...cooks, slowKeys: { seven: 2 } } } }),
      'blocks.cooks.slowKeys.seven is unknown; known here: whole numbers',
    ],
    [
      'a clearing of what cannot be cleared',
      village({ more: { orders: queue, cooks }, run: { happenings: [{ atMs: 1, block: 'orders', do: 'clear' }] } }),
      'happenings.0.block: "orders" is not allowed; a block that can clear, of which there is none, is',
    ],
  ])('%s', (_, input, message) => {
    expect(complaints(input)).toEqual([message]);
  });
});
