import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBlueprint, parseBlueprintText } from '#blueprint/parse.ts';
import type { ParseResult } from '#blueprint/parse.ts';
import type { ParseMode } from '#blueprint/problem.ts';
import { arbitraryBlueprint } from './arbitrary.ts';
import { brokenBlueprint } from './broken.ts';

const MODES: readonly ParseMode[] = ['file', 'link'];

/** Whatever came in: it was accepted and is then whole, or refused with a few short sentences. */
function judge(input: unknown): readonly ParseResult[] {
  return MODES.map((mode) => {
    const result = parseBlueprint(input, mode);
    if (result.ok) expect(parseBlueprint(result.blueprint, 'file')).toEqual({ ok: true, blueprint: result.blueprint, notices: [] });
    else expectShort(result);
    return result;
  });
}

export function expectShort(result: ParseResult): void {
  const problems = result.ok ? [] : result.problems;
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThanOrEqual(20);
  for (const { message, allowed } of problems) {
    expect(message.length).toBeLessThan(1200);
    expect(message).toContain(allowed);
  }
}

/** The tests, with so many thousand inputs. */
export function testHostileInputs(thousands: number): void {
  const TIMES = thousands / 10;

  describe(`${thousands},000 inputs`, () => {
    test('broken blueprints: clamped or refused with a message', () => {
      let refused = 0;
      let clamped = 0;
      fc.assert(
        fc.property(brokenBlueprint, (input) => {
          const [file, link] = judge(input);
          if (file?.ok === false) refused++;
          if (file?.ok === false && link?.ok === true) clamped++;
        }),
        { numRuns: 5000 * TIMES, seed: 1 },
      );
      expect(refused).toBeGreaterThan(3000 * TIMES);
      expect(clamped).toBeGreaterThan(50 * TIMES);
    });

    test('valid blueprints: accepted, and a link understands them as a file does', () => {
      let accepted = 0;
      fc.assert(
        fc.property(arbitraryBlueprint('full'), (input) => {
          const [file, link] = judge(input);
          expect(link).toEqual(file);
          if (file?.ok === true) accepted++;
        }),
        { numRuns: 2500 * TIMES, seed: 2 },
      );
      expect(accepted).toBeGreaterThan(2300 * TIMES);
    });

    test('things of any shape: refused', () => {
      const anything = fc.anything({
        maxDepth: 4,
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withObjectString: true,
        withSet: true,
        withSparseArray: true,
        withTypedArray: true,
      });
      fc.assert(
        fc.property(anything, (input) => {
          expect(judge(input).every((result) => !result.ok)).toBe(true);
        }),
        { numRuns: 1500 * TIMES, seed: 3 },
      );
    });

    test('texts: JSON cut short or with characters changed', () => {
      const cut = fc.tuple(arbitraryBlueprint('full'), fc.nat(), fc.string()).map(([blueprint, at, put]) => {
        const text = JSON.stringify(blueprint);
        return text.slice(0, at % text.length) + put + (at % 2 === 0 ? text.slice((at % text.length) + put.length) : '');
      });
      fc.assert(
        fc.property(cut, (text) => {
          const result = parseBlueprintText(text, 'link');
          if (!result.ok) expectShort(result);
        }),
        { numRuns: 1000 * TIMES, seed: 4 },
      );
    });
  });
}
