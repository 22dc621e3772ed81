import { choice, flag, group, number, or, orNull, variants, whole } from './field.ts';
import { MAX_MS } from './limits.ts';

/** Parts that several kinds of block have. */

export const up = or(true, flag);

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
