import { block, byName, choice, fixed, flag, name, number, or, whole } from './field.ts';
import { MAX_MS, MAX_WORKERS } from './limits.ts';
import { calls, place, serviceTime, up } from './shared.ts';

export const consumerFields = {
  from: fixed(block),
  up,
  place,
  group: fixed(or('main', name)),
  members: or(1, whole(1, 200)),
  parallelPerMember: or(1, whole(1, MAX_WORKERS)),
  prefetch: or(1, whole(1, MAX_WORKERS)),
  serviceTime,
  slowKeys: fixed(or({}, byName(number(0.001, 1e6), 'key'))),
  ack: choice('after', 'before'),
  ackOrder: fixed(choice('in-order', 'any')),
  abandonAtVisibilityTimeout: or(false, flag),
  idempotent: or(false, flag),
  failShare: or(0, number(0, 1)),
  crashShare: or(0, number(0, 1)),
  restartMs: or(2000, number(0, MAX_MS)),
  calls,
} as const;
