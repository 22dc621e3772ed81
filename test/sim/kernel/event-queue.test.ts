import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue } from '#kernel/event-queue.ts';

/** The same queue, obviously right: a sorted array. */
class SlowQueue {
  private readonly events: { dueUs: number; order: number; a: number }[] = [];
  private order = 0;

  push(dueUs: number, a: number): void {
    this.events.push({ dueUs, order: this.order++, a });
    this.events.sort((one, other) => one.dueUs - other.dueUs || one.order - other.order);
  }

  pop(): { dueUs: number; a: number } | undefined {
    const event = this.events.shift();
    return event && { dueUs: event.dueUs, a: event.a };
  }
}

test('events come by time and, at the same instant, in the order of their insertion', () => {
  const action = fc.oneof(fc.record({ push: fc.nat(20) }), fc.constant('pop' as const), fc.constant('peek' as const));
  fc.assert(
    fc.property(fc.array(action, { maxLength: 400 }), (actions) => {
      const queue = new EventQueue();
      const slow = new SlowQueue();
      let number = 0;
      for (const one of actions) {
        if (one === 'pop') {
          const expected = slow.pop();
          expect(queue.pop() ? { dueUs: queue.dueUs, a: queue.a } : undefined).toEqual(expected);
        } else if (one === 'peek') {
          queue.peekUs();
        } else {
          queue.push(one.push, 0, 0, number, 0);
          slow.push(one.push, number++);
        }
      }
      for (let expected = slow.pop(); expected; expected = slow.pop()) {
        expect(queue.pop()).toBe(true);
        expect({ dueUs: queue.dueUs, a: queue.a }).toEqual(expected);
      }
      expect(queue.pop()).toBe(false);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('it carries the fields of an event and grows past its first capacity', () => {
  const queue = new EventQueue();
  for (let i = 0; i < 1000; i++) queue.push(1000 - i, i % 7, i % 5, i, -i);
  expect(queue.size).toBe(1000);
  for (let i = 999; i >= 0; i--) {
    queue.pop();
    expect([queue.dueUs, queue.target, queue.code, queue.a, queue.b]).toEqual([1000 - i, i % 7, i % 5, i, 0 - i]);
  }
  expect(queue.size).toBe(0);
  expect(queue.peekUs()).toBe(Infinity);
});
