import { mix32 } from '#kernel/hash.ts';
import type { Random } from '#kernel/random.ts';
import type { Targets } from './targets.ts';

/**
 * The balancing rules, as plain functions over what the balancer knows. Each returns a position in `to`.
 * `pool` lists the positions to choose from, ascending; it is never empty. Where counts tie, the turn rotates
 * (as HAProxy and nginx document): with first-wins, a light load would fall on the first server only.
 */

/** Each server with the same chance, blindly. */
export function chooseRandom(pool: Int32Array, size: number, stream: Random): number {
  return pool[stream.nextIndex(size)]!;
}

/** The next one in turn. */
export function chooseInTurn(targets: Targets, pool: Int32Array, size: number): number {
  return pool[startAfter(targets.last, pool, size)]!;
}

/** Smooth weighted round robin: turns in proportion to the weights, spread out. Source: nginx, commit 52327e0 (2012). */
export function chooseSmoothly(targets: Targets, pool: Int32Array, size: number, weightOf: (position: number) => number): number {
  const { credit } = targets;
  let total = 0;
  let best = pool[0]!;
  let bestCredit = -Infinity;
  for (let i = 0; i < size; i++) {
    const position = pool[i]!;
    const weight = weightOf(position);
    total += weight;
    const now = (credit[position]! += weight);
    if (now > bestCredit) {
      best = position;
      bestCredit = now;
    }
  }
  credit[best]! -= total;
  return best;
}

/** The server that holds the fewest requests. */
export function chooseLeastHeld(targets: Targets, pool: Int32Array, size: number): number {
  const { held } = targets;
  const least = leastHeld(held, pool, size);
  let at = startAfter(targets.lastTied, pool, size);
  while (held[pool[at]!] !== least) at = at + 1 === size ? 0 : at + 1;
  const best = pool[at]!;
  if (isHeldByAnother(least, at, held, pool, size)) targets.lastTied = best;
  return best;
}

/** How many requests the least loaded holds. Without a branch: which server holds fewer than those before it nobody can guess. */
function leastHeld(held: Int32Array, pool: Int32Array, size: number): number {
  let least = held[pool[0]!]!;
  for (let i = 1; i < size; i++) {
    const less = held[pool[i]!]! - least;
    least += less & (less >> 31);
  }
  return least;
}

function isHeldByAnother(count: number, at: number, held: Int32Array, pool: Int32Array, size: number): boolean {
  for (let i = 0; i < size; i++) if (held[pool[i]!] === count && i !== at) return true;
  return false;
}

/** The server with the fewest requests per unit of weight. */
export function chooseLeastPerWeight(targets: Targets, pool: Int32Array, size: number, weightOf: (position: number) => number): number {
  const { held } = targets;
  let at = startAfter(targets.lastTied, pool, size);
  let best = pool[at]!;
  let bestWeight = weightOf(best);
  let isTied = false;
  for (let i = 1; i < size; i++) {
    if (++at === size) at = 0;
    const position = pool[at]!;
    const weight = weightOf(position);
    const difference = held[position]! * bestWeight - held[best]! * weight;
    if (difference === 0) isTied = true;
    if (difference >= 0) continue;
    best = position;
    bestWeight = weight;
    isTied = false;
  }
  if (isTied) targets.lastTied = best;
  return best;
}

/** Of `choices` different servers drawn at random the one that holds fewest; the first drawn wins ties. */
export function chooseOfRandom(targets: Targets, pool: Int32Array, size: number, choices: number, stream: Random): number {
  const { held } = targets;
  const draws = Math.min(choices, size);
  let best = -1;
  for (let i = 0; i < draws; i++) {
    // Partial shuffle in place; the pool is put back in order by the caller's next refresh, and order means nothing here.
    const other = i + stream.nextIndex(size - i);
    const position = pool[other]!;
    pool[other] = pool[i]!;
    pool[i] = position;
    if (best < 0 || held[position]! < held[best]!) best = position;
  }
  return best;
}

/** Key mod n over the servers in the pool. */
export function chooseByModulo(pool: Int32Array, size: number, key: number): number {
  return pool[mix32(key) % size]!;
}

/** Index in `pool` of the first position after `last`, wrapping round. */
function startAfter(last: number, pool: Int32Array, size: number): number {
  if (last + 1 < size && pool[last + 1] === last + 1) return last + 1;
  for (let i = 0; i < size; i++) if (pool[i]! > last) return i;
  return 0;
}
