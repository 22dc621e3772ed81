import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { headingsOf, proseOf, readChapters, sentencesOf, tagsOf, withoutCode } from './chapter-text.ts';
import { readingGradeOf } from './reading-grade.ts';

const content = (name: string) => readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8');
const sources = parse(content('sources.yaml')) as Record<string, Record<string, unknown>>;
const glossary = parse(content('glossary.yaml')) as Record<string, Record<string, string>>;
const chapters = readChapters();

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
const idsOf = (body: string, name: string) => tagsOf(body, name).map((tag) => tag.attributes['id'] ?? '(no id)');

/** Digits that are names, not measurements. */
const nameWithDigit = /\bp(?:50|95|99)\b|\blayer [47]\b/gi;

describe.each(chapters)('chapter $id', ({ body }) => {
  test('has 2,000 to 3,000 words', () => {
    const count = wordsOf(proseOf(body)).length;
    expect(count).toBeGreaterThanOrEqual(2000);
    expect(count).toBeLessThanOrEqual(3000);
  });

  test('reads at about grade 9', () => {
    const grade = readingGradeOf(proseOf(body));
    expect(grade).toBeGreaterThan(5);
    expect(grade).toBeLessThan(10);
  });

  test('imports nothing and holds no expression', () => {
    expect(withoutCode(body)).not.toMatch(/^\s*(import|export)\s|[{}]/m);
  });

  test('avoids the words that make a reader feel slow', () => {
    expect(proseOf(body).match(/\b(simply|just|obviously|clearly|of course|trivial(ly)?|basically|as everyone knows)\b/gi)).toBeNull();
  });

  test('is spelled the British way and without exclamation', () => {
    expect(proseOf(body).match(/\b(\w*(?<!s)(?:ization|izing)|color|behavior|center|utilization|gray|favor\w*)\b|!/gi)).toBeNull();
  });

  test('lets Pip speak at most in three short notes and one bubble', () => {
    expect(tagsOf(body, 'Pip').length).toBeLessThanOrEqual(1);
    const notes = Array.from(body.matchAll(/<Aside pip>(.*?)<\/Aside>/gs), (match) => match[1] ?? '');
    expect(notes.length).toBeLessThanOrEqual(3);
    expect(notes.filter((note) => wordsOf(note).length > 25)).toEqual([]);
  });

  test('has no number that is neither measured nor sourced', () => {
    const claims = sentencesOf(body).filter((sentence) => !sentence.includes('<Source'));
    const typed = claims.filter((sentence) => /\d/.test(proseOf(sentence).replace(nameWithDigit, '')));
    expect(typed).toEqual([]);
  });

  test('gives every measured number its figure, its reading and the band it must stay in', () => {
    const vague = tagsOf(body, 'Measured').filter(({ attributes }) => !isBand(attributes['range']) || !attributes['figure'] || !attributes['read']);
    expect(vague).toEqual([]);
  });

  test('nests its headings without a gap and repeats none', () => {
    const headings = headingsOf(body);
    const levels = headings.map((heading) => heading.level);
    expect(levels.filter((level, index) => level < 2 || level > (levels[index - 1] ?? 1) + 1)).toEqual([]);
    expect(new Set(headings.map((heading) => heading.slug)).size).toBe(headings.length);
  });

  test('goes its seven steps in order', () => {
    const steps = ['## ', ' warmup', '<Predict', '<Figure', '## In the real world', '## When it hurts', '## Pip’s pop quiz', '## What to carry', '<Term'];
    const typographic = body.replaceAll("'", '’');
    const places = steps.map((step) => (step === '<Term' ? typographic.lastIndexOf(step) : typographic.indexOf(step)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(body.slice(body.indexOf('## What to carry')).match(/^\d\. /gm)).toHaveLength(5);
  });

  test('names only terms of the glossary and sources of the list', () => {
    expect(idsOf(body, 'Term').filter((id) => !(id in glossary))).toEqual([]);
    expect(idsOf(body, 'Source').filter((id) => !(id in sources))).toEqual([]);
  });
});

describe('sources', () => {
  test('say who, what, when, where and whether it was read at the source', () => {
    const poor = Object.entries(sources).filter(([, source]) => !isComplete(source));
    expect(poor).toEqual([]);
  });

  test('are all used', () => {
    const used = new Set(chapters.flatMap(({ body }) => idsOf(body, 'Source')));
    expect(Object.keys(sources).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('glossary', () => {
  test('explains each term in one sentence, in alphabetical order of ids', () => {
    const long = Object.entries(glossary).filter(([, entry]) => !/^[A-Z][^.]*\.$/.test(entry['means'] ?? ''));
    expect(long).toEqual([]);
    expect(Object.keys(glossary)).toEqual(Object.keys(glossary).toSorted());
  });
});

function isBand(range: string | undefined): boolean {
  const [low, high] = (range ?? '').split('..').map(Number);
  return low !== undefined && high !== undefined && low <= high;
}

function isComplete(source: Record<string, unknown>): boolean {
  const year = source['year'];
  return (
    typeof source['title'] === 'string' &&
    typeof source['author'] === 'string' &&
    (year === null || (typeof year === 'number' && year > 1900 && year <= 2026)) &&
    /^https:\/\/[^ ]+$/.test(String(source['address'])) &&
    ['primary', 'second-hand'].includes(String(source['kind']))
  );
}
