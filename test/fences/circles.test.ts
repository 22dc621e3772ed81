import { expect, test } from 'vitest';
import { circlesIn, readGraph, resolveSpecifier, specifiersIn } from './import-graph.ts';
import { scriptOf } from './source-files.ts';

/** A graph from file texts, read exactly as the project's own files are. */
const graphOf = (files: Record<string, string>) =>
  new Map(
    Object.entries(files).map(([file, text]) => [
      file,
      specifiersIn(scriptOf(file, text)).flatMap((specifier) => resolveSpecifier(file, specifier) ?? []),
    ]),
  );

test('the project has no import circle, types included', () => {
  const graph = readGraph();
  expect(graph.size).toBeGreaterThan(20);
  expect(circlesIn(graph)).toEqual([]);
});

test('a planted circle of type imports is found', () => {
  const circles = circlesIn(
    graphOf({
      'src/sim/kernel/a.ts': `import type { B } from './b.ts';`,
      'src/sim/kernel/b.ts': `export type A = import('./c.ts').C;`,
      'src/sim/kernel/c.ts': `export { a } from './a.ts';`,
      'src/sim/kernel/d.ts': `import './a.ts';`,
    }),
  );
  expect(circles.map((circle) => circle.sort())).toEqual([['src/sim/kernel/a.ts', 'src/sim/kernel/b.ts', 'src/sim/kernel/c.ts']]);
});

test('a planted circle through components, layers and a dynamic import is found', () => {
  const circles = circlesIn(
    graphOf({
      'components/stage/Sim.astro': `---\nimport Player from './Player.svelte';\n---\n<Player />`,
      'components/stage/Player.svelte': `<script lang="ts">\n  const widget = import('#widgets/Ring.svelte');\n</script>`,
      'components/widgets/Ring.svelte': `<script lang="ts" module>\n  import '#stage/frame.ts?raw';\n</script>`,
      'components/stage/frame.ts': `import './Sim.astro';`,
    }),
  );
  expect(circles).toHaveLength(1);
  expect(circles[0]).toHaveLength(4);
});

test('a file that imports itself is a circle', () => {
  expect(circlesIn(graphOf({ 'src/quiz/a.ts': `import './a.ts';` }))).toEqual([['src/quiz/a.ts']]);
});
