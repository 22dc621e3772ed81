import { cacheField } from './cache.ts';
import { choice, fixed, fixedWhole, flag, group, list, number, or, orNull, route, whole } from './field.ts';
import { MAX_MANY, MAX_MS, MAX_RATE_PER_SEC, MAX_WORKERS, MIN_MS } from './limits.ts';
import { breaker, compress, place, retries, shed, tls, up } from './shared.ts';

const cpuMs = number(0, 1e6);

const filter = group({ hitShare: or(0.95, number(0, 1)), falseAlarmShare: or(0.01, number(0, 1)), cpuMs: or(0.1, cpuMs) });

const auth = group({ cpuMs: or(0.5, cpuMs), validShare: or(1, number(0, 1)) });

const limit = group({
  by: choice('client', 'all'),
  ratePerSec: number(0.001, MAX_RATE_PER_SEC),
  burst: or(5, whole(1, MAX_MANY)),
  onExcess: choice('reject', 'delay'),
  maxDelayMs: or(1000, number(0, MAX_MS)),
});

export const reverseProxyFields = {
  to: fixed(route('path')),
  up,
  place,
  workers: or(4, whole(1, MAX_WORKERS)),
  queueLimit: orNull(whole(0, MAX_MANY)),
  tls,
  filter: orNull(filter),
  auth: orNull(auth),
  limits: or([], list(limit, 0, 10)),
  cache: fixedWhole(orNull(cacheField)),
  compress,
  buffer: or(false, flag),
  upstreamConnections: or(100, whole(1, MAX_MANY)),
  shed,
  timeoutMs: orNull(number(MIN_MS, MAX_MS)),
  retries,
  breaker,
} as const;
