import { VILLAGE_KINDS } from '#blueprint/kinds/village.ts';
import { choiceOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';
import { controller, floeId, floeServer, villageNames, visitors } from './village.ts';
import type { Floe } from './village.ts';

const DURATION_MS = 60_000;
const MEAN_MS = 20;
const GATES = 10;

interface Scene {
  readonly floes: number;
  readonly ratePerSec: number;
  readonly work: 'exponential' | 'constant';
  readonly gates: number;
  /** The crowd comes as so many streams, so that one gate and ten meet the same visitors. */
  readonly crowds: number;
}

const SCENES: Readonly<Record<string, Scene>> = {
  mixed: { floes: 5, ratePerSec: 200, work: 'exponential', gates: 1, crowds: 1 },
  equal: { floes: 5, ratePerSec: 225, work: 'constant', gates: 1, crowds: 1 },
  'one-gate': { floes: 10, ratePerSec: 400, work: 'exponential', gates: 1, crowds: GATES },
  'ten-gates': { floes: 10, ratePerSec: 400, work: 'exponential', gates: GATES, crowds: GATES },
};

const RULES = [
  { id: 'random', label: 'Random', why: 'Draws a floe. Looks at nothing.' },
  { id: 'round-robin', label: 'Round robin', why: 'Takes turns. Looks at nothing.' },
  { id: 'power-of-two', label: 'Two choices', why: 'Draws two floes, takes the one with fewer visitors.' },
  { id: 'least-connections', label: 'Least connections', why: 'Counts unfinished visits on every floe.' },
] as const;

function sceneOf(values: Values): Scene {
  return SCENES[choiceOf(values, 'scene')]!;
}

function crowdOf(scene: Scene, crowd: number): string {
  return scene.crowds === 1 ? 'visitors' : `visitors-${crowd + 1}`;
}

function gateOf(scene: Scene, crowd: number): string {
  return scene.gates === 1 ? 'balancer' : `balancer-${crowd + 1}`;
}

function namesOf(scene: Scene): Readonly<Record<string, string>> {
  const names: Record<string, string> = { ...villageNames(scene.floes) };
  for (let i = 0; i < scene.crowds && scene.crowds > 1; i++) names[crowdOf(scene, i)] = `the visitors of crowd ${i + 1}`;
  for (let i = 0; i < scene.gates && scene.gates > 1; i++) names[gateOf(scene, i)] = `the controller of gate ${i + 1}`;
  return names;
}

function runOf(scene: Scene, policy: string, seed: number): ScenarioRun['blueprint'] {
  const floes: Floe[] = Array.from({ length: scene.floes }, () => ({ meanMs: MEAN_MS }));
  const work = { distribution: scene.work, mean: 1 };
  const crowds = Array.from({ length: scene.crowds }, (_, crowd) => [
    crowdOf(scene, crowd),
    visitors(scene.ratePerSec / scene.crowds, { to: gateOf(scene, crowd), work, keys: null }),
  ]);
  const gates = Array.from({ length: scene.gates }, (_, gate) => [gateOf(scene, gate), controller(floes, policy)]);
  const servers = floes.map((floe, i) => [floeId(i), floeServer(floe)]);
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: Object.fromEntries([...crowds, ...gates, ...servers]) as Record<string, unknown>,
  };
}

/** Four rules side by side on identical arrivals and identical work. */
export const sameTraffic: Scenario = {
  id: 'same-traffic',
  plate: '1.2',
  title: 'The same morning under four rules',
  task: 'The same visitors, at the same instants, each with the same amount of work. Only the rule differs. Each ridge is one floe’s line.',
  picture: 'mornings',
  kinds: VILLAGE_KINDS,
  opensAtMs: 60_000,
  initialSpeed: 4,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'Morning',
      initial: 'mixed',
      options: [
        { value: 'mixed', label: 'Mixed jobs' },
        { value: 'equal', label: 'Equal jobs' },
        { value: 'one-gate', label: 'Ten floes, one gate' },
        { value: 'ten-gates', label: 'Ten floes, ten gates' },
      ],
    },
  ],
  scenes: {},
  runs: (values, seed) => RULES.map((rule) => ({ ...rule, blueprint: runOf(sceneOf(values), rule.id, seed) })),
  names: (values) => namesOf(sceneOf(values)),
  extras: () => ({}),
  theory: (values) => {
    const scene = sceneOf(values);
    const load = (scene.ratePerSec * MEAN_MS) / 1000 / scene.floes;
    const isExponential = scene.work === 'exponential';
    return {
      label: 'random choice, in theory',
      // Pollaczek–Khinchine: the wait of constant work is half that of exponential work.
      meanMs: MEAN_MS * (1 + ((isExponential ? 1 : 0.5) * load) / (1 - load)),
      note: `At ${Math.round(load * 100)} % load a floe chosen at random is ${isExponential ? 'an M/M/1' : 'an M/D/1'} queue. The other rules have no formula this simple.`,
    };
  },
  goals: [],
  leavesOut:
    'Every rule meets the same arrivals and the same work, so differences come from the rule alone; another seed gives another morning. The water takes no time, nobody gives up, no floe breaks, and lines have no end.',
};
