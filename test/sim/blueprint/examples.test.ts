import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parseBlueprintText } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';

const FOLDER = 'test/blueprints';
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file !== 'expected.json');
const validates = new Ajv2020({ strict: true, strictTypes: false }).compile(
  JSON.parse(readFileSync('public/blueprint.schema.json', 'utf8')) as object,
);

function run(file: string) {
  const parsed = parseBlueprintText(readFileSync(`${FOLDER}/${file}`, 'utf8'), 'file');
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  const { report, events } = runBlueprint(parsed.blueprint, { trace: true });
  return { traceHash: report.traceHash, events, requests: report.requests, latencyMs: report.latencyMs };
}

test('there is an example for every row of the folder’s README', () => {
  const rows = readFileSync(`${FOLDER}/README.md`, 'utf8').matchAll(/^\| `([a-z0-9-]+\.json)`/gm);
  expect([...rows].map((row) => row[1]!).toSorted()).toEqual(files.toSorted());
});

describe.each(files)('%s', (file) => {
  test('the JSON Schema accepts it', () => {
    expect(validates(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))), JSON.stringify(validates.errors)).toBe(true);
  });
});

/** After a change that was meant: `npx vitest run --project unit examples -u`, and read the difference. */
test('trace hashes and main figures are those of expected.json', async () => {
  const results = Object.fromEntries(files.toSorted().map((file) => [file, run(file)]));
  await expect(`${JSON.stringify(results, null, 2)}\n`).toMatchFileSnapshot('../../blueprints/expected.json');
});
