import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LAYERS, layerOf, objection } from '#fences';
import { linesReported } from './planted.ts';

const RULE = 'project/fences';
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };
const planted = LAYERS.filter((layer) => layer.name !== 'content');
const targets = LAYERS.filter((layer) => layer.alias !== null);
const mayImport = (from: (typeof LAYERS)[number], to: string) => from.mayImport.includes(to);

test.each(planted)('$name: an import of any layer it may not know is reported, and no other', async (from) => {
  const lines = targets.map((to) => `import type { Planted as From${String(targets.indexOf(to))} } from '${String(to.alias)}/planted.ts';`);
  const forbidden = targets.flatMap((to, index) => (mayImport(from, to.name) ? [] : [index + 1]));
  expect(await linesReported(`${from.folder}/planted.ts`, lines.join('\n'), RULE)).toEqual(forbidden);
});

test.each(planted)('$name: every way of importing is judged', async (from) => {
  const code = [
    `import '../planted.ts';`,
    `export { planted } from '../planted.ts';`,
    `export * from '../planted.ts';`,
    `export const later = import('../planted.ts');`,
    `export type Planted = import('../planted.ts').Planted;`,
    `import './planted';`,
    `import './neighbour.ts';`,
    `import '#nowhere/planted.ts';`,
  ];
  expect(await linesReported(`${from.folder}/planted.ts`, code.join('\n'), RULE)).toEqual([1, 2, 3, 4, 5, 6, 8]);
});

test.each(planted.filter((layer) => !layer.packages.includes('*')))('$name: a package it does not list is reported', async (from) => {
  const allowed = from.packages.map((name) => (name === 'node:' ? 'node:fs' : name));
  const code = ['left-pad', ...allowed].map((name) => `import '${name}';`).join('\n');
  expect(await linesReported(`${from.folder}/planted.ts`, code, RULE)).toEqual([1]);
});

test.each([
  ['components/stage/Planted.svelte', `<script lang="ts">\n  import '#figures/Figure.astro';\n</script>`],
  ['components/site/Planted.astro', `---\nimport '#kernel/random.ts';\n---\n<p>planted</p>`],
  ['components/site/Planted.astro', `---\n---\n<script>import '#kernel/random.ts';</script>`],
])('%s: imports in components are judged too', async (file, code) => {
  expect(await linesReported(file, code, RULE)).toHaveLength(1);
});

test('the table and the paths of package.json name the same folders', () => {
  const aliases = targets.map((layer) => [`${String(layer.alias)}/*`, `./${layer.folder}/*`]);
  expect({ ...Object.fromEntries(aliases), '#fences': './fences.mjs' }).toEqual(manifest.imports);
});

test('every import direction of the design holds in the table', () => {
  const order = ['kernel', 'blocks', 'metrics', 'blueprint', 'describe', 'scenarios', 'stage', 'layouts', 'pages'];
  for (const [place, name] of order.entries()) {
    const later = order.slice(place + 1);
    expect(LAYERS.find((layer) => layer.name === name)?.mayImport.filter((other) => later.includes(other))).toEqual([]);
  }
  for (const name of ['quiz', 'progress', 'course']) expect(LAYERS.find((layer) => layer.name === name)?.mayImport).toEqual([]);
});

test('the table forbids circles between layers', () => {
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    LAYERS.find((layer) => layer.name === from)!.mayImport.some((next) => {
      if (next === goal) return true;
      if (seen.has(next)) return false;
      return reaches(next, goal, seen.add(next));
    });
  expect(LAYERS.filter((layer) => reaches(layer.name, layer.name))).toEqual([]);
});

test('a file outside every layer may import anything, but not climb', () => {
  expect(layerOf('astro.config.mjs')).toBeNull();
  expect(objection('astro.config.mjs', '#kernel/random.ts')).toBeNull();
  expect(objection('astro.config.mjs', '../planted.ts')).toContain('climbs');
});

test('a layer with folders of its own crosses them by its path', () => {
  expect(objection('test/sim/blocks/planted.test.ts', '#test/sim/systems.ts')).toBeNull();
  expect(objection('test/sim/planted.test.ts', '#test/sim/systems.ts')).toContain('same folder');
});

test('every layer of the table exists', () => {
  expect(LAYERS.filter((layer) => !existsSync(layer.folder)).map((layer) => layer.folder)).toEqual([]);
});
