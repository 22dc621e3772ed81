import { choice, fixed, or, orNull, whole } from './field.ts';
import { MAX_MANY, MAX_WORKERS } from './limits.ts';
import { duration, place, up } from './shared.ts';

export const databaseFields = {
  up,
  place,
  readTime: duration,
  writeTime: duration,
  connections: or(20, whole(1, MAX_WORKERS)),
  queueLimit: orNull(whole(0, MAX_MANY)),
  replicas: fixed(or(0, whole(0, 20))),
  replicationLag: or({ distribution: 'constant', meanMs: 100 }, duration),
  readFrom: choice('primary', 'replicas', 'any'),
  knownKeys: orNull(whole(0, MAX_MANY)),
} as const;
