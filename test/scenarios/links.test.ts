import { expect, test } from 'vitest';
import { parseShareLink, writeShareLink } from '#course/share-link.ts';
import { SCENARIOS } from '#scenarios/registry.ts';
import { restore, writtenChanges } from '#scenarios/restore.ts';
import { FIRST_SEED, testHostileLinks } from './hostile-links.ts';

testHostileLinks(3000);

test('a link that is written is read as it was meant', () => {
  for (const scenario of SCENARIOS) {
    const { values } = restore(scenario, {}, null, [], FIRST_SEED);
    const id = Object.keys(scenario.runs(values, 7)[0]!.blueprint['blocks'] as object)[0]!;
    const changes = writtenChanges({ atMs: 1234.5, block: id, do: 'crash', key: null, forMs: 2000 });
    const link = writeShareLink({ figure: scenario.id, values: {}, seed: '12', atMs: 3000.001, changes })!;
    expect(parseShareLink(link)).toEqual({
      kind: 'moment',
      moment: { figure: scenario.id, values: {}, seed: '12', atMs: 3000.001, changes, now: {} },
      notices: [],
    });
  }
});

test('a link of 10 MB is refused in a sentence', () => {
  expect(parseShareLink(`#traffic-controller?${'a'.repeat(10_000_000)}`)).toMatchObject({ kind: 'refused' });
});
