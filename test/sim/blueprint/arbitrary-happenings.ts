import fc from 'fast-check';
import type { BlockOptions } from '#blocks/block-options.ts';
import { partsOf } from '#blueprint/parts.ts';
import { applySetting, settableField, settablePaths } from '#blueprint/settable.ts';
import { arbitraryValue } from './arbitrary-values.ts';
import type { Json, Scale } from './arbitrary-values.ts';

type Blocks = Readonly<Record<string, BlockOptions>>;

/** A setting that may not fit. */
interface Change {
  readonly atMs: number;
  readonly block: string;
  readonly dotted: string;
  readonly value: unknown;
}

function arbitraryChange(blocks: Blocks, scale: Scale, atMs: fc.Arbitrary<number>): fc.Arbitrary<Change> {
  return fc.constantFrom(...Object.keys(blocks)).chain((block) => {
    const options = blocks[block]!;
    const targets = options.kind === 'load-balancer' ? options.to : [];
    const paths = settablePaths(options.kind).flatMap((path) =>
      path.endsWith('.ID') ? targets.map((id) => path.replace(/ID$/, id)) : [path],
    );
    return fc.constantFrom(...paths).chain((dotted) => {
      const value = arbitraryValue(settableField(options.kind, dotted)!, scale, targets);
      return fc.record({ atMs, block: fc.constant(block), dotted: fc.constant(dotted), value });
    });
  });
}

/** Keeps the changes that fit the blocks as they are at that time (a rate only where the process has one). */
function fitting(changes: readonly Change[], blocks: Blocks): readonly Json[] {
  const now = new Map(Object.entries(blocks));
  const inOrder = [...changes].sort((one, other) => one.atMs - other.atMs);
  return inOrder.flatMap(({ atMs, block, dotted, value }) => {
    try {
      now.set(block, applySetting(now.get(block)!, dotted, value));
      return [{ atMs, block, set: { [dotted]: value } }];
    } catch {
      return [];
    }
  });
}

/** Who can be told to do what, besides crashing. */
const DOERS: Readonly<Record<string, readonly string[]>> = {
  clear: ['cache', 'reverse-proxy', 'cdn'],
  flush: ['cache'],
  purge: ['cache', 'reverse-proxy', 'cdn'],
  publish: ['server', 'database'],
};

/** Something that is done to a block or a part of one: a crash, a part switched off or on, copies dropped, a new version. */
function arbitraryDeed(blocks: Blocks, atMs: fc.Arbitrary<number>): fc.Arbitrary<Json> {
  const ids = Object.keys(blocks);
  const parts = ids.flatMap((id) =>
    partsOf(blocks[id]!)
      .slice(0, 3)
      .map((part) => `${id}/${part}`),
  );
  // The cache of a proxy lives and dies with it.
  const mortal = parts.filter((part) => !part.endsWith('/cache'));
  const crash = (able: readonly string[]): fc.Arbitrary<Json> =>
    fc.record({ atMs, block: fc.constantFrom(...able), do: fc.constant('crash'), forMs: fc.integer({ min: 0, max: 3000 }) });
  const deeds: fc.Arbitrary<Json>[] = [crash(ids)];
  if (mortal.length > 0) {
    deeds.push(crash(mortal), fc.record({ atMs, block: fc.constantFrom(...mortal), set: fc.record({ up: fc.boolean() }) }));
  }
  for (const [deed, kinds] of Object.entries(DOERS)) {
    const doers = ids.filter((id) => kinds.includes(blocks[id]!.kind));
    if (doers.length === 0) continue;
    const key = deed === 'publish' ? fc.nat({ max: 20 }) : fc.option(fc.nat({ max: 20 }));
    deeds.push(fc.record({ atMs, block: fc.constantFrom(...doers), do: fc.constant(deed), key }));
  }
  return fc.oneof(...deeds);
}

/** Settings and deeds, most of them before the end of the run. */
export function arbitraryHappenings(blocks: Blocks, scale: Scale, durationMs: number): fc.Arbitrary<readonly Json[]> {
  const atMs = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: durationMs }) }, fc.integer({ min: 0, max: 60_000 }));
  return fc
    .tuple(fc.array(arbitraryChange(blocks, scale, atMs), { maxLength: 8 }), fc.array(arbitraryDeed(blocks, atMs), { maxLength: 5 }))
    .map(([changes, deeds]) => [...fitting(changes, blocks), ...deeds]);
}
