import fc from 'fast-check';
import { arbitraryBlueprint } from './arbitrary.ts';

/** Blueprints of which a few places were replaced, removed or added to by what no blueprint should hold. */

const circle: Record<string, unknown> = { kind: 'server' };
circle['serviceTime'] = circle;
const deep = Array.from({ length: 1000 }).reduce<unknown>((inner) => ({ blocks: inner }), {});
const polluted: unknown = JSON.parse('{"__proto__":{"kind":"server","up":true}}');

const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(NaN, Infinity, -Infinity, -1, 0, 0.5, 1e20, -0, 5e-324, 2 ** 53) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      '',
      '1',
      'constructor',
      '__proto__',
      'toString',
      'floe-1',
      'balancer-1',
      'visitors-1',
      'client',
      'x'.repeat(5000),
      '\u0000',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      false,
      [],
      {},
      [[]],
      circle,
      deep,
      polluted,
      new Map(),
      new Date(0),
      Symbol('s'),
      1n,
      () => 1,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      new Array(1e5),
      Array.from({ length: 2000 }, () => 1),
      Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i])),
    ),
  },
  { weight: 2, arbitrary: fc.anything() },
);

const strangeKeys = fc.constantFrom(
  'constructor',
  'toString',
  'hasOwnProperty',
  '__proto__',
  'extra',
  '',
  'kind',
  'to',
  'up',
  'a.b',
  'x'.repeat(5000),
);

interface Wound {
  /** Which way down, at every level. */
  readonly way: readonly number[];
  readonly what: 'replace' | 'remove' | 'add';
  readonly key: string;
  readonly value: unknown;
}

const wound: fc.Arbitrary<Wound> = fc.record({
  way: fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 6 }),
  what: fc.constantFrom('replace', 'replace', 'remove', 'add'),
  key: strangeKeys,
  value: hostile,
});

/** A copy with one wound. Own properties only, so that a key named `__proto__` stays a key. */
function wounded(value: unknown, { way, what, key, value: bad }: Wound): unknown {
  const [step = 0, ...rest] = way;
  if (typeof value !== 'object' || value === null) return bad;
  const entries = Object.entries(value);
  const at = entries.length === 0 ? 0 : step % entries.length;
  if (rest.length === 0 || entries.length === 0) {
    if (what === 'add') entries.push([key, bad]);
    else if (what === 'remove') entries.splice(at, 1);
    else if (entries.length > 0) entries[at] = [entries[at]![0], bad];
  } else entries[at] = [entries[at]![0], wounded(entries[at]![1], { way: rest, what, key, value: bad })];
  return Array.isArray(value) ? entries.map(([, item]): unknown => item) : Object.fromEntries(entries);
}

export const brokenBlueprint: fc.Arbitrary<unknown> = fc
  .tuple(arbitraryBlueprint('full'), fc.array(wound, { minLength: 1, maxLength: 3 }))
  .map(([blueprint, wounds]) => wounds.reduce<unknown>(wounded, blueprint));
