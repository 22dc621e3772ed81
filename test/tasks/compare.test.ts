import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { differences } from '#tasks/reproducible/compare.ts';

/** Two folders of files, gone after the test. */
function folders(first: Record<string, string>, second: Record<string, string>): [string, string] {
  const top = mkdtempSync(path.join(tmpdir(), 'compare-'));
  onTestFinished(() => {
    rmSync(top, { recursive: true });
  });
  for (const [folder, files] of Object.entries({ first, second })) {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(top, folder, file)), { recursive: true });
      writeFileSync(path.join(top, folder, file), text);
    }
  }
  return [path.join(top, 'first'), path.join(top, 'second')];
}

test('folders of the same files with the same bytes do not differ', () => {
  expect(differences(...folders({ 'a/b.html': 'x', c: '' }, { c: '', 'a/b.html': 'x' }))).toEqual([]);
});

test('a file that one has not, a byte that is another and a file that goes on are each named with their place', () => {
  const found = differences(...folders({ only: '', a: 'one two', b: 'end' }, { mine: '', a: 'one too', b: 'ending' }));
  expect(found).toEqual([
    'only: only in the first',
    'mine: only in the second',
    'a: from byte 5\n    "one two"\n    "one too"',
    'b: from byte 3\n    "end"\n    "ending"',
  ]);
});
