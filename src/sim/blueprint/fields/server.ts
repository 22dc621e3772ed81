import { choice, fixed, flag, number, or, orNull, whole } from './field.ts';
import { MAX_MANY, MAX_WORKERS } from './limits.ts';
import { calls, compress, place, serviceTime, shed, tls, up } from './shared.ts';

export const serverFields = {
  up,
  place,
  workers: or(1, whole(1, MAX_WORKERS)),
  queueLimit: orNull(whole(0, MAX_MANY)),
  discipline: fixed(choice('fifo', 'priority')),
  serviceTime,
  speed: or(1, number(0.001, 1000)),
  whenDown: choice('refuse', 'silent'),
  failShare: or(0, number(0, 1)),
  holdsWorkerWhileSending: or(false, flag),
  tls,
  compress,
  shed,
  calls,
} as const;
