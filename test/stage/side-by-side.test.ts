import { allOf } from '#blueprint/all-of.ts';
import { expect, test } from 'vitest';
import { SideBySide } from '#stage/side-by-side.ts';
import { valuesOf } from '#scenarios/scenario.ts';
import { villageGrows } from '#scenarios/village-grows.ts';
import type { Happening } from '#blueprint/blueprint.ts';

const blueprintsAt = (scene: string) => villageGrows.runs(valuesOf(villageGrows, { scene }), 7).map((run) => run.blueprint);

/** The traces of the runs at a step of the figure, with a change and without. */
function traces(scene: string, change: Happening): { readonly changed: readonly string[]; readonly plain: readonly string[] } {
  const traced = (changes: readonly Happening[]): readonly string[] => {
    const both = new SideBySide(blueprintsAt(scene), changes, villageGrows.kinds);
    allOf(both.goTo(() => 5000));
    return both.traceHash().split(' ');
  };
  return { changed: traced([change]), plain: traced([]) };
}

test('a change of a block that only the first run has leaves the other run as it is', () => {
  const { changed, plain } = traces('balancer', { atMs: 1000, block: ['floe-1', 'floe-2'], set: { up: false } });
  expect(changed[0]).not.toBe(plain[0]);
  expect(changed[1]).toBe(plain[1]);
});

test('a change that suits a block of the first run is kept from another kind of block of that name', () => {
  const { changed, plain } = traces('queue', { atMs: 1000, block: 'kitchen', set: { members: 2 } });
  expect(changed[0]).not.toBe(plain[0]);
  expect(changed[1]).toBe(plain[1]);
});

test('a change that suits both runs happens in both', () => {
  const { changed, plain } = traces('queue', { atMs: 1000, block: 'store', set: { connections: 3 } });
  expect(changed[0]).not.toBe(plain[0]);
  expect(changed[1]).not.toBe(plain[1]);
});
