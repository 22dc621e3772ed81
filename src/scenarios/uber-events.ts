import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Recording } from '#blueprint/record.ts';
import { cooks, LETTER_KINDS, orderLine, orders, poisson } from './letters.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, ScenarioRun, Values } from './scenario.ts';
import { constant } from './uber.ts';
import type { Fields } from './uber.ts';

const DURATION_MS = 90_000;
const PARTITIONS = 12;
const POISON_AT_MS = 25_000;
/** A poison event is tried again after a pause. */
const RETRY_MS = 1000;
const WORK_MS = 50;
const WORKERS_PER_PART = 8;

interface Rule {
  readonly label: string;
  readonly why: string;
  readonly line: Fields;
  readonly ackOrder: string;
}

const IN_ORDER: Rule = {
  label: 'In order, whatever happens',
  why: 'An event that fails is tried again until it works. What comes after it waits.',
  line: { retry: { backoff: 'fixed', baseMs: RETRY_MS, blocksPartition: true } },
  ackOrder: 'in-order',
};

const CURES: Readonly<Record<string, Rule>> = {
  aside: {
    label: 'Set aside after three tries',
    why: 'Events are ticked off one by one; what fails three times goes to the dead letters.',
    line: { retry: { backoff: 'fixed', baseMs: RETRY_MS }, maxReceives: 3, deadLetterTo: 'dead' },
    ackOrder: 'any',
  },
  around: {
    label: 'Ticked off one by one',
    why: 'What fails is tried again later, again and again, while others pass.',
    line: { retry: { backoff: 'fixed', baseMs: RETRY_MS } },
    ackOrder: 'any',
  },
};

function blueprint(values: Values, seed: number, rule: Rule): BlueprintInput {
  const atMs = choiceOf(values, 'poison') === 'one' ? [POISON_AT_MS] : [];
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      trips: orders(poisson(numberOf(values, 'rate')), { keys: { distribution: 'uniform', count: 100_000 } }),
      vandal: orders({ process: 'list', atMs }, { poisonShare: 1, keys: { distribution: 'list', keys: [5] } }),
      line: orderLine({ partitions: PARTITIONS, ...rule.line }),
      ...('deadLetterTo' in rule.line ? { dead: orderLine() } : {}),
      workers: cooks(PARTITIONS, constant(WORK_MS), {
        parallelPerMember: WORKERS_PER_PART,
        prefetch: WORKERS_PER_PART,
        ackOrder: rule.ackOrder,
      }),
    },
  };
}

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  const cure = CURES[choiceOf(values, 'cure')]!;
  return [
    { id: 'order', label: IN_ORDER.label, why: IN_ORDER.why, blueprint: blueprint(values, seed, IN_ORDER) },
    { id: 'cured', label: cure.label, why: cure.why, blueprint: blueprint(values, seed, cure) },
  ];
}

/** Events that wait, over all parts. */
export function waitingEvents({ series }: Recording): readonly number[] {
  return series.blocks['line']!['waiting']!;
}

/** Stop six: one event that nobody can read. */
export const uberEvents: Scenario = {
  id: 'uber-events',
  plate: '7.6',
  title: 'One poisoned letter',
  task: 'Trips tell what happens to them: requested, picked up, arrived. The events run on twelve parts of a line. Half a minute in, one of them is poison.',
  picture: 'stop',
  kinds: LETTER_KINDS,
  opensAtMs: 85_000,
  measuredSeeds: 5,
  initialSpeed: 4,
  era: '2016–2026',
  origins: [
    {
      kind: 'published',
      text: 'poison messages and head-of-line blocking; out-of-order ticks and dead letters (2021)',
      source: 'uber-consumer-proxy',
    },
    { kind: 'derived', text: '38,000,000 trips a day ÷ 86,400 s ≈ 440 a second' },
    { kind: 'toy', text: 'one event a trip, twelve parts, a twentieth of a second of work' },
  ],
  parameters: [
    {
      kind: 'choice',
      id: 'poison',
      label: 'The letter',
      initial: 'one',
      options: [
        { value: 'one', label: 'Poison' },
        { value: 'none', label: 'None' },
      ],
    },
    {
      kind: 'choice',
      id: 'cure',
      label: 'The cure',
      initial: 'aside',
      options: [
        { value: 'aside', label: 'Dead letters' },
        { value: 'around', label: 'Others may pass' },
      ],
    },
    { kind: 'number', id: 'rate', label: 'Trips', unit: '/s', min: 120, max: 600, step: 20, initial: 440 },
  ],
  scenes: {},
  runs: runsOf,
  names: () => ({
    trips: 'the trips',
    vandal: 'the unreadable hand',
    line: 'the line of events',
    dead: 'the dead letters',
    workers: 'the services that listen',
  }),
  extras: (_values, recording) => {
    const waiting = waitingEvents(recording);
    const at = (ms: number): number => waiting[Math.round(ms / recording.series.bucketMs) - 1]!;
    return {
      standPerSec: (at(DURATION_MS) - at(POISON_AT_MS + 5000)) / ((DURATION_MS - POISON_AT_MS - 5000) / 1000),
      afterAMinute: at(POISON_AT_MS + 60_000),
      deadLettered: Number(recording.report.blocks['line']!['deadLettered']),
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'without-a-box',
      text: 'Let others pass without dead letters. Who pays for that in the end?',
      isMet: ({ values, nowMs, endMs }) => choiceOf(values, 'cure') === 'around' && choiceOf(values, 'poison') === 'one' && nowMs >= endMs,
    },
  ],
  leavesOut:
    'Real trips send several events, and parts hold more than one topic. Work never fails but for the poison, workers never crash, and nothing re-reads the dead letters, which is where the work of people begins.',
};
