import { power } from '#kernel/math.ts';

/**
 * Mean time in system under round robin over `servers`, each with exponential work at `load`: every server is an Eₙ/M/1 queue.
 * In units of the mean work; Infinity at a load of 1 or more.
 * Source: G/M/1, L. Kleinrock, *Queueing Systems*, vol. 1, §6.4: σ = A*(1 − σ) with Erlang-n gaps.
 */
export function roundRobinMeanInSystem(servers: number, load: number): number {
  if (load >= 1) return Infinity;
  let root = load;
  // The map is a contraction on (0, 1) below full load; its slope at the root stays under 1.
  for (let i = 0; i < 10_000; i++) {
    const next = power((servers * load) / (servers * load + 1 - root), servers);
    if (Math.abs(next - root) < 1e-15) break;
    root = next;
  }
  return 1 / (1 - root);
}

/**
 * Mean time in system when the shortest of `choices` random queues is joined, in the limit of endlessly many servers with
 * exponential work. Do not draw it over a handful of servers: there it is too good by a sixth and more.
 * Source: M. Mitzenmacher (1996), N. Vvedenskaya et al. (1996).
 */
export function powerOfChoicesMeanInSystem(load: number, choices: number): number {
  if (load >= 1) return Infinity;
  if (choices === 1) return 1 / (1 - load);
  let sum = 0;
  let exponent = 0;
  for (let term = 1; term < 200; term++) {
    exponent = exponent * choices + 1;
    // Σ over i of load^((dⁱ − d)/(d − 1)): the exponents are 0, d, d + d², …
    const share = power(load, exponent - 1);
    if (share < 1e-18) break;
    sum += share;
  }
  return sum;
}

/**
 * Mean of the fullest of `bins` after as many balls were thrown at random: Σ over m of 1 − P(no bin holds more than m), by the
 * exact count of arrangements. For a few hundred bins.
 */
export function fullestBinMean(balls: number, bins: number): number {
  let mean = 0;
  for (let most = 0; most < balls; most++) {
    const within = shareWithin(balls, bins, most);
    if (1 - within < 1e-15) break;
    mean += 1 - within;
  }
  return mean;
}

/** P(no bin holds more than `most`): balls!/binsᵇᵃˡˡˢ × [xᵇᵃˡˡˢ] (Σ x^k/k!)^bins, with x scaled so that nothing overflows. */
function shareWithin(balls: number, bins: number, most: number): number {
  if (most * bins < balls) return 0;
  // Probabilities of one Poisson bin with mean balls/bins, cut at `most`: conditioning on the total gives the multinomial.
  const mean = balls / bins;
  const one: number[] = [1];
  for (let k = 1; k <= most; k++) one.push((one[k - 1]! * mean) / k);
  const whole = convolvedPower(one, bins, balls)[balls]!;
  const full: number[] = [1];
  for (let k = 1; k <= balls; k++) full.push((full[k - 1]! * balls) / k);
  return whole / full[balls]!;
}

/** Coefficients up to `degree` of a polynomial raised to a whole power. */
function convolvedPower(coefficients: readonly number[], exponent: number, degree: number): number[] {
  let result: number[] = [1];
  let base: number[] = [...coefficients];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = convolved(result, base, degree);
    base = convolved(base, base, degree);
  }
  while (result.length <= degree) result.push(0);
  return result;
}

function convolved(one: readonly number[], other: readonly number[], degree: number): number[] {
  const product: number[] = Array.from({ length: Math.min(degree, one.length + other.length - 2) + 1 }, () => 0);
  for (let i = 0; i < one.length; i++) {
    for (let k = 0; k < other.length && i + k <= degree; k++) product[i + k]! += one[i]! * other[k]!;
  }
  return product;
}

/**
 * Share of keys that change their server when one is added to `servers`: by the remainder (mod n) nearly all, by a hash ring only
 * those that the newcomer takes over.
 */
export function movedKeysShare(servers: number, by: 'remainder' | 'ring'): number {
  return by === 'remainder' ? servers / (servers + 1) : 1 / (servers + 1);
}

/** Standard deviation of a server's share of a hash ring with so many points each, relative to the fair share. */
export function ringShareDeviation(servers: number, pointsEach: number): number {
  return Math.sqrt((servers - 1) / (servers * pointsEach + 1));
}
