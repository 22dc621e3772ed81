import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { headingsOf, readChapters, tagsOf } from './chapter-text.ts';

interface Entry {
  readonly line: string;
  readonly ideas: Readonly<Record<string, string>>;
}

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
// The pop quiz is a page of its own, half of it made in the browser.
const popQuiz = ['src/pages/pop-quiz.astro', 'components/quiz/PopQuiz.svelte'].map((file) => here(`../../${file}`)).join('');
anchors.set('pop-quiz', new Set(Array.from(popQuiz.matchAll(/<h2 id="([^"]+)"/g), (match) => match[1]!)));

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

  test('every idea leads to an anchor that exists', () => {
    const lost = entries.flatMap((entry) => Object.entries(entry.ideas)).filter(([, place]) => !isThere(place));
    expect(lost).toEqual([]);
  });
});

function isThere(place: string): boolean {
  const [chapter = '', anchor = ''] = place.split('#');
  return anchors.get(chapter)?.has(anchor) ?? false;
}
