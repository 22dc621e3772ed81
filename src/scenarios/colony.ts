import { VILLAGE_KINDS } from '#blueprint/kinds/village.ts';
import { mmcMeanInSystem } from '#theory/erlang.ts';
import { mm1 } from '#theory/mm1.ts';
import { fanOutSlowShare, usl } from '#theory/scaling.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';
import { controller, floeId, floeServer, villageNames, visitors } from './village.ts';

const DURATION_MS = 120_000;
const MEAN_MS = 20;
/** When the last floe melts. */
export const MELTS_AT_MS = 40_000;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

export function floeCount(values: Values): number {
  return numberOf(values, 'floes');
}

export function isMelting(values: Values): boolean {
  return choiceOf(values, 'melt') === 'melts';
}

/** Load of each floe while all of `floes` serve. */
function loadOf(values: Values, floes = floeCount(values)): number {
  return (numberOf(values, 'rate') * MEAN_MS) / 1000 / floes;
}

function blueprint(
  values: Values,
  seed: number,
  to: string,
  blocks: Readonly<Record<string, unknown>>,
  melting: Readonly<Record<string, unknown>>,
): ScenarioRun['blueprint'] {
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: { visitors: visitors(numberOf(values, 'rate'), { to, keys: null }), ...blocks },
    happenings: isMelting(values) ? [{ atMs: MELTS_AT_MS, ...melting }] : [],
  };
}

function sharedLine(values: Values, seed: number): ScenarioRun {
  const floes = floeCount(values);
  const colony = floeServer({ meanMs: MEAN_MS, cooks: floes });
  return {
    id: 'shared',
    label: 'One shared line',
    why: 'Whoever is first in line goes to the next free floe.',
    blueprint: blueprint(values, seed, 'colony', { colony }, { block: 'colony', set: { workers: floes - 1 } }),
  };
}

/** Lines are chosen by lot: a clever gate would nearly make them one line, and hide what this compares. */
function ownLines(values: Values, seed: number): ScenarioRun {
  const floes = Array.from({ length: floeCount(values) }, () => ({ meanMs: MEAN_MS }));
  const servers = Object.fromEntries(floes.map((floe, i) => [floeId(i), floeServer(floe)]));
  const melting = { block: 'balancer', set: { draining: [floeId(floes.length - 1)] } };
  return {
    id: 'own',
    label: 'A line for each floe',
    why: 'Every visitor picks a floe blindly and stays in its line.',
    blueprint: blueprint(values, seed, 'balancer', { balancer: controller(floes, 'random'), ...servers }, melting),
  };
}

function fastFloe(values: Values, seed: number): ScenarioRun {
  const floes = floeCount(values);
  return {
    id: 'fast',
    label: 'One great floe',
    why: `A single floe that works ${NUMBERS[floes] ?? floes} times as fast.`,
    blueprint: blueprint(values, seed, 'fast', { fast: floeServer({ meanMs: MEAN_MS / floes }) }, { block: 'fast', set: { up: false } }),
  };
}

/** Many floes: one line or a line each, beside one great floe; the last floe can melt. */
export const colony: Scenario = {
  id: 'colony',
  plate: '0.2',
  title: 'The colony, three ways',
  task: 'The same visitors with the same jobs, and the same strength in all. Melt a floe at 0:40 and see who carries the load.',
  picture: 'colonies',
  kinds: VILLAGE_KINDS,
  opensAtMs: 80_000,
  initialSpeed: 4,
  parameters: [
    {
      kind: 'choice',
      id: 'melt',
      label: 'The last floe',
      initial: 'stands',
      options: [
        { value: 'stands', label: 'Stands' },
        { value: 'melts', label: 'Melts at 0:40' },
      ],
    },
    { kind: 'number', id: 'floes', label: 'Floes', unit: '', min: 2, max: 8, step: 1, initial: 4 },
    {
      kind: 'number',
      id: 'rate',
      label: 'Visitors',
      unit: '/s',
      min: 20,
      max: 400,
      step: 10,
      initial: 140,
      live: (rate) => [{ block: 'visitors', set: { 'arrivals.ratePerSec': rate } }],
    },
  ],
  scenes: {},
  runs: (values, seed) => [sharedLine(values, seed), ownLines(values, seed), fastFloe(values, seed)],
  names: (values) => ({ ...villageNames(floeCount(values)), balancer: 'the gate', colony: 'the colony', fast: 'the great floe' }),
  extras: (values) => {
    const floes = floeCount(values);
    const load = loadOf(values);
    const known = {
      loadShare: load,
      survivorLoadShare: loadOf(values, floes - 1),
      slowPageShare: fanOutSlowShare(0.01, 100),
      workOf31: usl(31, 0.05, 0.001),
      workOf100: usl(100, 0.05, 0.001),
    };
    if (load >= 1) return known;
    return {
      ...known,
      theorySharedMs: mmcMeanInSystem(floes, load * floes) * MEAN_MS,
      theoryOwnMs: mm1(load).meanInSystem * MEAN_MS,
      theoryFastMs: (mm1(load).meanInSystem * MEAN_MS) / floes,
    };
  },
  theory: (values) => {
    if (isMelting(values)) return null;
    const load = loadOf(values);
    return {
      label: 'one shared line, in theory',
      meanMs: load >= 1 ? null : mmcMeanInSystem(floeCount(values), load * floeCount(values)) * MEAN_MS,
      note: 'One line for several floes is M/M/c, by Erlang’s formula. A blind line each is M/M/1: work divided by (1 − load). The great floe is M/M/1 as well, with the work divided by the number of floes.',
    };
  },
  goals: [
    {
      id: 'room-for-a-loss',
      text: 'Melt the last floe and end the run with an average visit under 40 ms in the shared line, at 120 visitors a second or more.',
      isMet: ({ values, report, nowMs, endMs }) =>
        isMelting(values) && numberOf(values, 'rate') >= 120 && nowMs >= endMs && (report.latencyMs?.mean ?? Infinity) < 40,
    },
    {
      id: 'too-few-survivors',
      text: 'Melt a floe and give the survivors more than they can do: more than 500 waiting in the shared line.',
      isMet: ({ values, report }) => isMelting(values) && Number(report.blocks['colony']?.['maxQueue'] ?? 0) > 500,
    },
  ],
  leavesOut:
    'Work times are exponential and visitors never give up. The melting floe finishes whom it holds, and everybody knows at once that it is going: in life the news is late and some are lost. The water takes no time, and floes never have to agree on anything. Lines of their own are chosen by lot; a gate that counts would do nearly as well as the shared line.',
};
