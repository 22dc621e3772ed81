import { choice, fixed, flag, group, list, name, nameOrAll, number, or, orNull, route, variants, whole } from './field.ts';
import { MAX_MS, MIN_MS } from './limits.ts';

/** Parts that several kinds of block have. */

export const up = or(true, flag);

/** Where a block stands, for the time over the links. */
export const place = fixed(orNull(name));

const meanMs = number(0, MAX_MS);
const mean = number(0, 1e6);
const stages = whole(1, 100);
/** A mixture of two exponentials is never less spread than one. */
const mixtureCv2 = number(1, 1e4);
const anyCv2 = number(0, 1e4);

/** How long something takes. */
export const duration = variants('distribution', {
  constant: { meanMs },
  exponential: { meanMs },
  uniform: { minMs: meanMs, maxMs: meanMs },
  erlang: { meanMs, stages },
  hyperexponential: { meanMs, cv2: mixtureCv2 },
  lognormal: { meanMs, cv2: anyCv2 },
});

/** How long a server takes: a duration, or the work that the request brings. */
export const serviceTime = variants('distribution', { ...duration.variants, 'by-request': { perWorkMs: meanMs } });

/** How much work a request brings, in units. */
export const work = variants('distribution', {
  constant: { mean },
  exponential: { mean },
  uniform: { min: mean, max: mean },
  erlang: { mean, stages },
  hyperexponential: { mean, cv2: mixtureCv2 },
  lognormal: { mean, cv2: anyCv2 },
});

export const retries = or(
  {},
  group({
    max: or(0, whole(0, 1000)),
    backoff: choice('none', 'fixed', 'exponential'),
    baseMs: or(100, number(0, MAX_MS)),
    capMs: or(10_000, number(0, MAX_MS)),
    jitter: choice('none', 'full'),
    budgetShare: orNull(number(0, 1000)),
  }),
);

export const breaker = orNull(
  group({ failures: or(5, whole(1, 1000)), openMs: or(5000, number(MIN_MS, MAX_MS)), probes: or(1, whole(1, 1000)) }),
);

export const tls = orNull(group({ handshakeCpuMs: or(2, number(0, 1e6)), resumedShare: or(0, number(0, 1)) }));

export const compress = orNull(
  group({ ratio: or(0.3, number(0.001, 1)), cpuMsPerKb: or(0.02, number(0, 1000)), minKb: or(1, number(0, 1e6)) }),
);

export const shed = orNull(
  group({ targetWaitMs: or(50, number(MIN_MS, MAX_MS)), kp: or(0.1, number(0, 100)), ki: or(0.01, number(0, 100)) }),
);

/** What a block asks of others while it works on a request. */
export const calls = fixed(
  or(
    [],
    list(
      group({
        to: route('type'),
        types: or(['*'], list(nameOrAll, 1, 50)),
        wait: or(true, flag),
        required: or(true, flag),
        timeoutMs: orNull(number(MIN_MS, MAX_MS)),
        retries,
        breaker,
      }),
      0,
      20,
    ),
  ),
);
