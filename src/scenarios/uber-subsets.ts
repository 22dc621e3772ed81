import { Random } from '#kernel/random.ts';

/**
 * How many callers each of `backends` backends is known to, when each of `callers` callers keeps `size` of them: drawn at random,
 * or dealt out like cards, each caller going on where the one before stopped.
 */
export function callersPerBackend(callers: number, backends: number, size: number, rule: 'drawn' | 'dealt', seed: number): number[] {
  const known = Array.from({ length: backends }, () => 0);
  const stream = new Random(seed, 'callers/subsets');
  for (let caller = 0; caller < callers; caller++) {
    const chosen = rule === 'dealt' ? dealt(caller, backends, size) : drawn(stream, backends, size);
    for (const backend of chosen) known[backend]!++;
  }
  return known;
}

function dealt(caller: number, backends: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => (caller * size + i) % backends);
}

function drawn(stream: Random, backends: number, size: number): number[] {
  const cards = Array.from({ length: backends }, (_, i) => i);
  for (let i = 0; i < size; i++) {
    const other = i + stream.nextIndex(backends - i);
    [cards[i], cards[other]] = [cards[other]!, cards[i]!];
  }
  return cards.slice(0, size);
}

/** The value below which 99 of 100 lie, by nearest rank, over the mean. */
export function p99OverMean(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return sorted[Math.ceil(values.length * 0.99) - 1]! / mean;
}
