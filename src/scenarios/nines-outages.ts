import type { Happening } from '#blueprint/blueprint.ts';
import type { Notable } from '#blueprint/notable.ts';
import { naturalLog } from '#kernel/math.ts';
import { Random } from '#kernel/random.ts';

const MEAN_OUTAGE_MS = 6000;

/** Breakdowns of a block that is up `share` of the time: exponential stretches, up and down in turn, drawn from a stream of its own. */
export function outages(seed: number, block: string, share: number, endMs: number): Happening[] {
  const random = new Random(seed, `${block}/outages`);
  const meanUpMs = (MEAN_OUTAGE_MS * share) / (1 - share);
  const found: Happening[] = [];
  const stretch = (meanMs: number): number => Math.max(1, Math.round(-naturalLog(1 - random.nextUnit()) * meanMs));
  // In the long run a block is found down with that chance at the start as well.
  let isUp = random.nextUnit() < share;
  if (!isUp) found.push({ atMs: 0, block, set: { up: false } });
  for (let atMs = stretch(isUp ? meanUpMs : MEAN_OUTAGE_MS); atMs < endMs; atMs += stretch(isUp ? meanUpMs : MEAN_OUTAGE_MS)) {
    isUp = !isUp;
    found.push({ atMs, block, set: { up: isUp } });
  }
  return found;
}

/** A stretch of a run, in ms. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** When a block was down, in truth. */
export function downStretches(notable: readonly Notable[], block: string, endMs: number): Stretch[] {
  const found: Stretch[] = [];
  let sinceMs: number | null = null;
  for (const event of notable) {
    if (event.block !== block) continue;
    if (event.what === 'went-down') sinceMs ??= event.atMs;
    if (event.what !== 'came-up' || sinceMs === null) continue;
    found.push({ fromMs: sinceMs, toMs: event.atMs });
    sinceMs = null;
  }
  return sinceMs === null ? found : [...found, { fromMs: sinceMs, toMs: endMs }];
}

/** When fewer than `needed` of `copies` floes could be reached: too many down at once, or the cable. */
export function shortStretches(notable: readonly Notable[], copies: number, needed: number, endMs: number): Stretch[] {
  const found: Stretch[] = [];
  const down = new Set<string>();
  let sinceMs: number | null = null;
  for (const event of notable) {
    if (event.what === 'went-down') down.add(event.block);
    else if (event.what === 'came-up') down.delete(event.block);
    else continue;
    const isShort = down.has('balancer') || copies - down.size < needed;
    if (isShort) sinceMs ??= event.atMs;
    else if (sinceMs !== null) {
      if (event.atMs > sinceMs) found.push({ fromMs: sinceMs, toMs: event.atMs });
      sinceMs = null;
    }
  }
  return sinceMs === null ? found : [...found, { fromMs: sinceMs, toMs: endMs }];
}

/** Share of the first `endMs` during which enough floes could be reached. */
export function enoughShare(notable: readonly Notable[], copies: number, needed: number, endMs: number): number {
  const shortMs = shortStretches(notable, copies, needed, endMs).reduce(
    (sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs, endMs) - Math.min(fromMs, endMs)),
    0,
  );
  return 1 - shortMs / endMs;
}
