import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeBlueprint } from '#blueprint/complete.ts';
import { parseBlueprint } from '#blueprint/parse.ts';
import { Playback } from '#blueprint/playback.ts';
import { parseShareLink } from '#course/share-link.ts';
import { SCENARIOS } from '#scenarios/registry.ts';
import { restore } from '#scenarios/restore.ts';
import type { Restored } from '#scenarios/restore.ts';
import type { Parameter, Scenario } from '#scenarios/scenario.ts';

export const FIRST_SEED = 7;
/** Of the links, so many runs are played, and each cut after so many events. */
const PLAYED = 300;
const MAX_EVENTS = 100_000;

const odd = fc.constantFrom('', 'NaN', '-Infinity', '1e309', '-0', '__proto__', 'constructor', '%00', '0x10', '1e-320', '９', 'true', '~');
const number = fc.oneof(fc.double().map(String), fc.integer({ min: -10, max: 500 }).map(String));

const valueOf = (parameter: Parameter): fc.Arbitrary<string> => {
  const valid =
    parameter.kind === 'choice'
      ? fc.constantFrom(...parameter.options.map((option) => option.value))
      : fc.double({ min: parameter.min, max: parameter.max, noNaN: true }).map(String);
  return fc.oneof({ weight: 8, arbitrary: valid }, { weight: 1, arbitrary: number }, { weight: 1, arbitrary: odd });
};

const changeOf = (scenario: Scenario): fc.Arbitrary<string> => {
  const first = scenario.runs(restore(scenario, {}, null, [], FIRST_SEED).values, FIRST_SEED)[0]!.blueprint;
  const blocks = Object.keys(first['blocks'] as object);
  const field = fc.constantFrom('up', 'speed', 'arrivals.ratePerSec', 'policy', 'workers', 'do.crash', 'do.clear', 'kind', '__proto__');
  const value = fc.oneof(fc.constantFrom('true', 'false', '0', '1', '3', '1e9', 'random', 'all'), odd);
  return fc
    .tuple(fc.oneof(fc.double({ min: 0, max: 60 }).map(String), odd), fc.oneof(fc.constantFrom(...blocks), odd), field, value)
    .map(([at, block, name, set]) => `do=${at}~${block}~${name}~${encodeURIComponent(set)}`);
};

const linkOf = (scenario: Scenario): fc.Arbitrary<string> => {
  const settings = scenario.parameters.map((parameter) =>
    valueOf(parameter).map((value) => `${parameter.id}=${encodeURIComponent(value)}`),
  );
  const now = scenario.parameters.map((parameter) => valueOf(parameter).map((value) => `now=${parameter.id}~${encodeURIComponent(value)}`));
  const seed = fc.oneof(fc.nat().map(String), number, odd).map((text) => `seed=${encodeURIComponent(text)}`);
  const at = fc.oneof(fc.double({ min: 0, max: 100 }).map(String), odd).map((text) => `at=${encodeURIComponent(text)}`);
  const part = fc.oneof(...settings, ...now, seed, at, changeOf(scenario), fc.string({ maxLength: 12 }));
  return fc.array(part, { maxLength: 8 }).map((parts) => `#${scenario.id}?${parts.join('&')}`);
};

const anyLink = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...SCENARIOS).chain(linkOf) },
  { weight: 1, arbitrary: fc.string({ maxLength: 1200 }) },
);

/** What the page does with the part of its address behind the `#`. */
function opened(link: string): { readonly scenario: Scenario; readonly restored: Restored } | null {
  const parsed = parseShareLink(link);
  if (parsed.kind !== 'moment') return null;
  const scenario = SCENARIOS.find((one) => one.id === parsed.moment.figure);
  if (scenario === undefined) return null;
  const { values, seed, changes, now } = parsed.moment;
  return { scenario, restored: restore(scenario, values, seed, changes, FIRST_SEED, now) };
}

/** Each link is none, refused in a sentence, or a run the parser accepts; some are played. */
export function testHostileLinks(count: number): void {
  test(`${count.toLocaleString('en')} links: each is none, refused in a sentence, or a run the parser accepts; some are played`, () => {
    let runs = 0;
    let noticed = 0;
    fc.assert(
      fc.property(anyLink, (link) => {
        const open = opened(link);
        if (open === null) return;
        const { scenario, restored } = open;
        const { blueprint } = scenario.runs(restored.values, restored.seed)[0]!;
        const own = (blueprint['happenings'] ?? []) as readonly unknown[];
        const whole = { ...blueprint, happenings: [...own, ...restored.changes] };
        const parsed = parseBlueprint(whole, 'file');
        expect(parsed.ok ? [] : parsed.problems).toEqual([]);
        if (restored.notices.length > 0) noticed++;
        if (!parsed.ok || runs++ >= PLAYED) return;
        new Playback(completeBlueprint(whole, scenario.kinds), scenario.kinds, { maxEvents: MAX_EVENTS }).advanceTo(60_000);
      }),
      { numRuns: count, seed: 20_261_127 },
    );
    expect(runs).toBeGreaterThan(PLAYED);
    expect(noticed).toBeGreaterThan(1000);
  });
}
