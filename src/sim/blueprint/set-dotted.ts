import { invariant } from '#kernel/invariant.ts';

type Raw = Readonly<Record<string, unknown>>;

/**
 * A copy of an object with the value at a dotted name replaced: `setDotted(options, 'arrivals.ratePerSec', 180)`. Checks
 * nothing but that the way leads through objects: the parser has judged what a happening may set.
 */
export function setDotted<Value extends object>(value: Value, dotted: string, to: unknown): Value {
  const [name = '', ...rest] = dotted.split('.');
  const raw = value as Raw;
  if (rest.length === 0) return { ...value, [name]: to };
  const inner = raw[name];
  invariant(typeof inner === 'object' && inner !== null, `there is no ${dotted} to set`);
  return { ...value, [name]: setDotted(inner, rest.join('.'), to) };
}
