import { describe, expect, test } from 'vitest';
import { completeBlueprint } from '#blueprint/complete.ts';
import { parseBlueprint } from '#blueprint/parse.ts';
import { SCENARIOS } from '#scenarios/registry.ts';
import { valuesOf } from '#scenarios/scenario.ts';
import { endsOf, settingsOf } from './settings.ts';

test('there are figures, each with an id of its own', () => {
  expect(SCENARIOS.length).toBeGreaterThanOrEqual(4);
  expect(new Set(SCENARIOS.map((one) => one.id)).size).toBe(SCENARIOS.length);
  expect(new Set(SCENARIOS.map((one) => one.plate)).size).toBe(SCENARIOS.length);
});

describe.each(SCENARIOS)('figure "$id"', (scenario) => {
  const settings = settingsOf(scenario);

  test('at both ends of every setting its runs are blueprints, completed in the page as the parser does it', () => {
    for (const values of settings) {
      for (const { blueprint } of scenario.runs(values, 7)) {
        const parsed = parseBlueprint(blueprint, 'file');
        expect(parsed.ok ? [] : parsed.problems, JSON.stringify(values)).toEqual([]);
        if (parsed.ok) expect(completeBlueprint(blueprint, scenario.kinds)).toEqual(parsed.blueprint);
      }
    }
  });

  test('a setting moved during a run is a change that the parser accepts', () => {
    for (const parameter of scenario.parameters) {
      for (const value of parameter.live === undefined ? [] : endsOf(parameter)) {
        const values = valuesOf(scenario, { [parameter.id]: value });
        const live = parameter.live as (value: string | number, values: object) => readonly { block: string; set: object }[];
        for (const { blueprint } of scenario.runs(valuesOf(scenario), 7)) {
          const own = (blueprint['happenings'] ?? []) as readonly unknown[];
          const happenings = [...own, ...live(value, values).map((setting) => ({ atMs: 1000, ...setting }))];
          const parsed = parseBlueprint({ ...blueprint, happenings }, 'file');
          expect(parsed.ok ? [] : parsed.problems, `${parameter.id} = ${value}`).toEqual([]);
        }
      }
    }
  });

  test('every block of its runs has a name for readers', () => {
    for (const values of settings) {
      const names = scenario.names(values);
      const blocks = scenario.runs(values, 7).flatMap((run) => Object.keys(run.blueprint['blocks'] as object));
      expect(blocks.filter((id) => !names[id])).toEqual([]);
    }
  });

  test('goals and parameters have ids of their own', () => {
    const ids = [...scenario.goals.map((goal) => goal.id), ...scenario.parameters.map((parameter) => parameter.id)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[a-z][a-z0-9-]*$/.test(id))).toBe(true);
  });
});
