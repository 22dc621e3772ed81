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

function expectShort(result: ParseResult): void {
  const problems = result.ok ? [] : result.problems;
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThanOrEqual(20);
  for (const { message, allowed } of problems) {
    expect(message.length).toBeLessThan(1200);
    expect(message).toContain(allowed);
  }
}

describe('10,000 inputs', () => {
  test('5,000 broken blueprints: clamped or refused with a message', () => {
    let refused = 0;
    let clamped = 0;
    fc.assert(
      fc.property(brokenBlueprint, (input) => {
        const [file, link] = judge(input);
        if (file?.ok === false) refused++;
        if (file?.ok === false && link?.ok === true) clamped++;
      }),
      { numRuns: 5000, seed: 1 },
    );
    expect(refused).toBeGreaterThan(3000);
    expect(clamped).toBeGreaterThan(50);
  });

  test('2,500 valid blueprints: accepted, and a link understands them as a file does', () => {
    let accepted = 0;
    fc.assert(
      fc.property(arbitraryBlueprint('full'), (input) => {
        const [file, link] = judge(input);
        expect(link).toEqual(file);
        if (file?.ok === true) accepted++;
      }),
      { numRuns: 2500, seed: 2 },
    );
    expect(accepted).toBeGreaterThan(2300);
  });

  test('1,500 things of any shape: refused', () => {
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
      { numRuns: 1500, seed: 3 },
    );
  });

  test('1,000 texts: JSON cut short or with characters changed', () => {
    const cut = fc.tuple(arbitraryBlueprint('full'), fc.nat(), fc.string()).map(([blueprint, at, put]) => {
      const text = JSON.stringify(blueprint);
      return text.slice(0, at % text.length) + put + (at % 2 === 0 ? text.slice((at % text.length) + put.length) : '');
    });
    fc.assert(
      fc.property(cut, (text) => {
        const result = parseBlueprintText(text, 'link');
        if (!result.ok) expectShort(result);
      }),
      { numRuns: 1000, seed: 4 },
    );
  });
});

describe('10 MB', () => {
  const floe = { kind: 'server', serviceTime: { distribution: 'constant', meanMs: 1 } };
  const padded = JSON.stringify({ durationMs: 1, blocks: { floe }, happenings: [{ atMs: 1, block: 'x'.repeat(1e7), set: {} }] });
  const crowded = JSON.stringify({
    durationMs: 1,
    blocks: Object.fromEntries(Array.from({ length: 150_000 }, (_, i) => [`floe-${i}`, floe])),
  });
  const nested = '['.repeat(1e7);

  test.each([
    ['one long text', padded],
    ['very many blocks', crowded],
    ['nothing but brackets', nested],
  ])('%s is refused unread as text', (_, text) => {
    expect(text.length).toBeGreaterThanOrEqual(1e7);
    const result = parseBlueprintText(text, 'link');
    expectShort(result);
    expect(result).toMatchObject({ ok: false, problems: [{ allowed: 'at most 1,000,000' }] });
  });

  test('as data they are refused with a short sentence', () => {
    expect(parseBlueprint(JSON.parse(padded), 'file')).toMatchObject({
      ok: false,
      problems: [{ path: 'happenings.0.block', value: `"${'x'.repeat(40)}…"` }, { path: 'happenings.0.set' }],
    });
    expect(parseBlueprint(JSON.parse(crowded), 'file')).toMatchObject({
      ok: false,
      problems: [{ message: 'blocks: an object of 150,000 is not allowed; an object of 1 to 200 blocks by id is' }],
    });
    const rows: unknown[] = Array.from({ length: 5e6 }, () => 1);
    expect(parseBlueprint({ durationMs: 1, blocks: { floe }, links: rows }, 'file')).toMatchObject({
      ok: false,
      problems: [{ path: 'links', value: 'a list of 5,000,000' }],
    });
  });
});

test('objects that are more than data are refused, not trusted', () => {
  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('trap');
      },
    },
  );
  const getter = {
    durationMs: 1,
    get blocks(): unknown {
      throw new Error('getter');
    },
  };
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const input of [trap, getter, proxy, { durationMs: 1, blocks: trap }]) {
    expect(parseBlueprint(input, 'file')).toMatchObject({ ok: false, problems: [{ allowed: 'plain data, as JSON gives it,' }] });
  }
});

test('nothing that was read changes what objects inherit', () => {
  parseBlueprintText(
    '{"durationMs":1,"blocks":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"__proto__":{"polluted":1}}',
    'link',
  );
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
