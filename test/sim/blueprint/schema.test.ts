import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBlueprint } from '#blueprint/parse.ts';
import { blueprintSchema } from '#blueprint/schema.ts';
import { arbitraryBlueprint } from './arbitrary.ts';
import { EXAMPLES, exampleText } from '#test/sim/examples.ts';
import { brokenBlueprint } from './broken.ts';

const schema = blueprintSchema();
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: false }).compile(schema);
const accepts = (input: unknown): boolean => validate(input);

test('the file that the site serves is this schema (else: npm run schema)', () => {
  expect(JSON.parse(readFileSync('public/blueprint.schema.json', 'utf8'))).toEqual(schema);
});

test.each(EXAMPLES)('it accepts %s', (file) => {
  expect(accepts(JSON.parse(exampleText(file)))).toBe(true);
});

test('it accepts every blueprint that the parser accepts', () => {
  const accepted = fc.sample(arbitraryBlueprint('full'), { numRuns: 500, seed: 4 }).filter((input) => parseBlueprint(input, 'file').ok);
  expect(accepted.length).toBeGreaterThan(400);
  expect(accepted.filter((input) => !accepts(input))).toEqual([]);
});

describe('what it refuses', () => {
  const floe = { kind: 'server', serviceTime: { distribution: 'constant', meanMs: 1 } };
  const one = (more: object) => ({ durationMs: 1, blocks: { floe: { ...floe, ...more } } });
  test.each([
    ['unknown field', one({ colour: 'blue' })],
    ['out of range', one({ workers: 0 })],
    ['text for a number', one({ workers: '1' })],
    ['unknown kind', one({ kind: 'toaster' })],
    ['field of another variant', one({ serviceTime: { distribution: 'constant', meanMs: 1, cv2: 1 } })],
    ['missing', { durationMs: 1, blocks: { floe: { kind: 'server' } } }],
    ['bad id', { durationMs: 1, blocks: { 'a b': floe } }],
    ['inherited name', { durationMs: 1, blocks: { constructor: floe } }],
    ['no blocks', { durationMs: 1, blocks: {} }],
    ['setting nobody has', { ...one({}), happenings: [{ atMs: 1, block: 'floe', set: { kind: 'client' } }] }],
    ['setting out of range', { ...one({}), happenings: [{ atMs: 1, block: 'floe', set: { speed: -1 } }] }],
  ])('%s', (_, input) => {
    expect(accepts(one({}))).toBe(true);
    expect(accepts(input)).toBe(false);
    expect(parseBlueprint(input, 'file').ok).toBe(false);
  });

  test('whatever it refuses the parser refuses too', () => {
    const texts = fc.sample(brokenBlueprint, { numRuns: 800, seed: 8 }).flatMap(textOf);
    const refused = texts.map((text): unknown => JSON.parse(text)).filter((input) => !accepts(input));
    expect(refused.length).toBeGreaterThan(200);
    expect(refused.filter((input) => parseBlueprint(input, 'file').ok)).toEqual([]);
  });
});

/** As JSON, if it is not too long; nothing for what JSON cannot say. */
function textOf(input: unknown): string[] {
  try {
    const text = JSON.stringify(input);
    return text.length < 100_000 ? [text] : [];
  } catch {
    return [];
  }
}
