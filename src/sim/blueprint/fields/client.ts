import { byName, choice, fixed, fixedWhole, flag, group, list, name, number, or, orNull, path, route, variants, whole } from './field.ts';
import { MAX_BURST, MAX_LISTED, MAX_MANY, MAX_MS, MAX_RATE_PER_SEC, MIN_MS, MIN_PERIOD_MS } from './limits.ts';
import { duration, place, retries, up, work } from './shared.ts';

const stopAtMs = orNull(number(0, MAX_MS));
const ratePerSec = number(0, MAX_RATE_PER_SEC);

const arrivals = variants('process', {
  poisson: { ratePerSec, stopAtMs },
  regular: { ratePerSec, stopAtMs },
  bursts: { everyMs: number(MIN_PERIOD_MS, MAX_MS), count: whole(0, MAX_BURST), stopAtMs },
  closed: { users: fixed(whole(0, MAX_MANY)), thinkTime: duration, stopAtMs },
  schedule: {
    steps: fixed(list(group({ fromMs: number(0, MAX_MS), ratePerSec }), 1, 1000)),
    regular: fixed(or(false, flag)),
    stopAtMs,
  },
  list: { atMs: fixed(list(number(0, MAX_MS), 0, MAX_LISTED)), stopAtMs: fixed(stopAtMs) },
});

const keys = variants('distribution', {
  zipf: { count: whole(1, MAX_MANY), exponent: number(0, 10) },
  uniform: { count: whole(1, MAX_MANY) },
  list: { keys: list(whole(0, 2_147_483_647), 1, MAX_LISTED) },
});

const requestType = group({
  type: or('any', name),
  share: or(1, number(0, 1e6)),
  op: choice('read', 'write'),
  path: or('/', path),
  sizeKb: or(10, number(0, 1e6)),
  work: or(1, number(0, 1e6)),
  priority: or(0, whole(0, 9)),
  honest: or(true, flag),
});

export const clientFields = {
  to: fixed(route('type')),
  up,
  place,
  arrivals: fixedWhole(arrivals),
  clients: or(100, whole(1, MAX_MANY)),
  mix: fixed(or([{}], list(requestType, 1, 100))),
  work: or({ distribution: 'exponential', mean: 1 }, work),
  keys: fixed(orNull(keys)),
  places: fixed(or({}, byName(number(0, 1e6)))),
  poisonShare: or(0, number(0, 1)),
  timeoutMs: orNull(number(MIN_MS, MAX_MS)),
  retries,
  hedgeAfterMs: orNull(number(MIN_MS, MAX_MS)),
} as const;
