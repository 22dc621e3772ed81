import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { headingsOf, readChapters, tagsOf } from './chapter-text.ts';

interface Entry {
  readonly line: string;
  readonly ideas: Readonly<Record<string, string>>;
}

const plannedChapters = ['distributed-systems', 'load-balancers', 'reverse-proxies', 'caches', 'cdns', 'message-queues', 'fish-delivery', 'uber', 'pop-quiz'];
const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const sourceLines = here('source-chapter.md')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');
const entries = parse(here('source-coverage.yaml')) as readonly Entry[];
const anchors = new Map(
  readChapters().map(({ id, body }) => [
    id,
    new Set([
      ...headingsOf(body).map((heading) => heading.slug),
      ...['Figure', 'Check', 'Predict'].flatMap((name) => tagsOf(body, name).map((tag) => tag.attributes['id'] ?? '')),
    ]),
  ]),
);

describe('nothing of the source text is dropped', () => {
  test('every line of it has its entry, in order', () => {
    const withoutEntry = sourceLines.filter((line, index) => !line.startsWith(entries[index]?.line ?? '\0'));
    expect(withoutEntry).toEqual([]);
    expect(entries).toHaveLength(sourceLines.length);
  });

  test('an entry quotes enough of its line to be recognised and names at least one idea', () => {
    const poor = entries.filter((entry, index) => entry.line.length < Math.min(sourceLines[index]?.length ?? 0, 40) || Object.keys(entry.ideas).length === 0);
    expect(poor).toEqual([]);
  });

  test('every idea leads to an anchor that exists, or to a chapter that is planned', () => {
    const lost = entries.flatMap((entry) => Object.entries(entry.ideas)).filter(([, place]) => !isThere(place));
    expect(lost).toEqual([]);
  });

  test('no idea is still planned for a chapter that is written', () => {
    const forgotten = entries.flatMap((entry) => Object.values(entry.ideas)).filter((place) => anchors.has(place.replace(/^planned: /, '')));
    expect(forgotten).toEqual([]);
  });
});

function isThere(place: string): boolean {
  if (place.startsWith('planned: ')) return plannedChapters.includes(place.slice('planned: '.length));
  const [chapter = '', anchor = ''] = place.split('#');
  return anchors.get(chapter)?.has(anchor) ?? false;
}
