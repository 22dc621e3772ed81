import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
  readonly scripts: Record<string, string>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lockText = readFileSync('package-lock.json', 'utf8');
const lock = JSON.parse(lockText) as { packages: Record<string, Partial<Manifest> & { version?: string }> };
const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

test('every package is named with its exact version', () => {
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the lockfile holds those versions and no address', () => {
  const locked = Object.keys(wanted).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(wanted);
  expect(lockText).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
});

test('the lockfile was made from this package.json', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  expect(lock.packages['']).toMatchObject({ dependencies, devDependencies, optionalDependencies });
});

test('the lockfile knows every optional package of other platforms, which npm ci insists on', () => {
  const missing = Object.entries(lock.packages).flatMap(([at, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !lock.packages[`${at}/node_modules/${name}`] && !isAbove(at, name)),
  );
  expect(missing).toEqual([]);
});

/** Whether `name` is installed where a package at `at` would find it. */
function isAbove(at: string, name: string): boolean {
  const parent = at.lastIndexOf('/node_modules/');
  if (lock.packages[`${at === '' ? '' : `${at.slice(0, Math.max(parent, 0))}/`}node_modules/${name}`.replace(/^\//, '')]) return true;
  return parent > 0 && isAbove(at.slice(0, parent), name);
}

test.each(['astro', '@astrojs/mdx', 'svelte', 'shiki', 'pagefind', 'vitest', 'typescript'])('%s is a direct dependency', (name) => {
  expect(wanted).toHaveProperty([name]);
});

test('every script replaces its shell, so that signals reach the task', () => {
  expect(Object.values(manifest.scripts).filter((script) => !/^exec node src\/tasks\/run\.mjs [a-z0-9:]+$/.test(script))).toEqual([]);
});
