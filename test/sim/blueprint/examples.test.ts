import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parseBlueprintText } from '#blueprint/parse.ts';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { Playback } from '#blueprint/playback.ts';
import { EXAMPLES, exampleText } from '#test/sim/examples.ts';

const validates = new Ajv2020({ strict: true, strictTypes: false }).compile(
  JSON.parse(readFileSync('public/blueprint.schema.json', 'utf8')) as object,
);

/** What a run of the file gives: its trace, its figures, and what a picture would show half-way. */
function run(file: string) {
  const parsed = parseBlueprintText(exampleText(file), 'file');
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  const playback = new Playback(parsed.blueprint, ALL_KINDS, { maxEvents: Infinity });
  playback.advanceTo(playback.endMs / 2);
  const halfWay = playback.frame().blocks;
  playback.advanceTo(playback.endMs);
  const { traceHash, requests, latencyMs, blocks } = playback.report();
  return { traceHash, events: playback.events, requests, latencyMs, blocks, halfWay };
}

test('there is an example for every row of the folder’s README', () => {
  const rows = readFileSync('test/blueprints/README.md', 'utf8').matchAll(/^\| `([a-z0-9-]+\.json)`/gm);
  expect([...rows].map((row) => row[1]!).toSorted()).toEqual(EXAMPLES.toSorted());
});

describe.each(EXAMPLES)('%s', (file) => {
  test('the JSON Schema accepts it', () => {
    expect(validates(JSON.parse(exampleText(file))), JSON.stringify(validates.errors)).toBe(true);
  });

  /** After a change that was meant: `npm run unit -- examples -u`, and read the difference. */
  test('trace, figures and picture are those of the folder expected', async () => {
    await expect(`${JSON.stringify(run(file), null, 1)}\n`).toMatchFileSnapshot(`../../blueprints/expected/${file}`);
  });
});
