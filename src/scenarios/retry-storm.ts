import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Recording } from '#blueprint/record.ts';
import { callers, gate, GATE_KINDS, GATE_NAMES, share } from './gates.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Fields, Scenario, ScenarioRun, Values } from './scenario.ts';

const DURATION_MS = 120_000;
const FREEZES_AT_MS = 20_000;
const FROZEN_MS = 1500;
const PATIENCE_MS = 200;
const RETRIES = 3;
const WORK_MS = 20;
/** From here on the freeze is a minute ago. */
const LATE_FROM_MS = 81_500;

interface Cure {
  readonly label: string;
  readonly why: string;
  readonly retries?: Fields;
  readonly breaker?: Fields;
}

const CURES: Readonly<Record<string, Cure>> = {
  backoff: {
    label: 'With a pause',
    why: 'Before each try a random pause, up to a tenth of a second at first, twice that each time.',
    retries: { max: RETRIES, backoff: 'exponential', baseMs: 100, jitter: 'full' },
  },
  patient: {
    label: 'With a long pause',
    why: 'Before each try a random pause, up to two seconds at first, twice that each time.',
    retries: { max: RETRIES, backoff: 'exponential', baseMs: 2000, jitter: 'full' },
  },
  once: { label: 'One retry', why: 'Nobody tries more than twice.', retries: { max: 1 } },
  budget: {
    label: 'A retry budget',
    why: 'Retries may be a tenth of the calls, no more.',
    retries: { max: RETRIES, budgetShare: 0.1 },
  },
  breaker: {
    label: 'A circuit breaker',
    why: 'After five failures nobody calls for five seconds, then one tries.',
    retries: { max: RETRIES },
    breaker: { failures: 5, openMs: 5000, probes: 1 },
  },
};

function blueprint(values: Values, seed: number, { retries, breaker }: Pick<Cure, 'retries' | 'breaker'>): BlueprintInput {
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS,
    blocks: {
      callers: callers({ process: 'poisson', ratePerSec: numberOf(values, 'rate') }),
      gate: gate('kitchen', { timeoutMs: PATIENCE_MS, retries, breaker: breaker ?? null }),
      ice: {
        kind: 'client',
        to: 'kitchen',
        arrivals: { process: 'list', atMs: [FREEZES_AT_MS] },
        work: { distribution: 'constant', mean: FROZEN_MS / WORK_MS },
      },
      kitchen: { kind: 'server', workers: 1, serviceTime: { distribution: 'by-request', perWorkMs: WORK_MS } },
    },
  };
}

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  const cure = CURES[choiceOf(values, 'cure')]!;
  return [
    {
      id: 'storm',
      label: 'Three retries at once',
      why: 'Whoever waits longer than a fifth of a second asks again, up to three times.',
      blueprint: blueprint(values, seed, { retries: { max: RETRIES } }),
    },
    { id: 'cured', label: cure.label, why: cure.why, blueprint: blueprint(values, seed, cure) },
  ];
}

/** Sum of a value a bucket over the last part of the run, where the freeze is a minute ago. */
function late(recording: Recording, values: readonly number[]): number {
  return values.slice(Math.ceil(LATE_FROM_MS / recording.series.bucketMs)).reduce((sum, value) => sum + value, 0);
}

/** Calls that reach the kitchen, first ones and repeated ones, a bucket. */
export function attempts({ series }: Recording): readonly number[] {
  const { retries, breakerRefused } = series.blocks['gate']!;
  return series.sent.map((first, i) => first + retries![i]! - breakerRefused![i]!);
}

/** How long after the thaw nine calls in ten are answered again and stay so for ten seconds, in ms; NaN when that never comes. */
function wellAfterMs({ series }: Recording): number {
  const thaw = FREEZES_AT_MS + FROZEN_MS;
  const from = Math.ceil(thaw / series.bucketMs);
  const span = Math.round(10_000 / series.bucketMs);
  for (let start = from; start + span <= series.ok.length; start++) {
    const ok = series.ok.slice(start, start + span).reduce((sum, value) => sum + value, 0);
    const lost = series.lost.slice(start, start + span).reduce((sum, value) => sum + value, 0);
    if (ok > 0 && lost <= ok / 9) return start * series.bucketMs - thaw;
  }
  return NaN;
}

/** A short freeze, and callers who ask again. */
export const retryStorm: Scenario = {
  id: 'retry-storm',
  plate: '2.4',
  title: 'Asking again',
  task: 'A kitchen that is a third busy freezes for a second and a half. Callers who wait too long ask again. Watch what is left of it a minute later, and try a cure.',
  picture: 'storm',
  kinds: GATE_KINDS,
  opensAtMs: 60_000,
  initialSpeed: 4,
  parameters: [
    {
      kind: 'choice',
      id: 'cure',
      label: 'The cure',
      initial: 'backoff',
      options: [
        { value: 'backoff', label: 'Short pauses' },
        { value: 'patient', label: 'Long pauses' },
        { value: 'once', label: 'One retry' },
        { value: 'budget', label: 'Retry budget' },
        { value: 'breaker', label: 'Breaker' },
      ],
    },
    { kind: 'number', id: 'rate', label: 'Calls', unit: '/s', min: 5, max: 30, step: 1, initial: 16 },
  ],
  scenes: {},
  runs: runsOf,
  names: () => ({ ...GATE_NAMES, ice: 'a block of ice on the stove' }),
  extras: (_values, recording) => {
    const { series } = recording;
    const lateMs = DURATION_MS - LATE_FROM_MS;
    const ok = late(recording, series.ok);
    const good = share(ok, ok + late(recording, series.lost));
    return {
      lateGoodShare: good,
      lateGoodPercent: 100 * good,
      lateAttemptsPerSec: (late(recording, attempts(recording)) * 1000) / lateMs,
      wellAfterMs: wellAfterMs(recording),
    };
  },
  theory: () => null,
  goals: [
    {
      id: 'below-the-line',
      text: 'Without any cure: find a rate above ten calls a second at which the kitchen gets well by itself.',
      isMet: ({ values, report, nowMs, endMs }) =>
        numberOf(values, 'rate') > 10 && nowMs >= endMs && report.requests.ok > report.requests.sent * 0.8,
    },
  ],
  leavesOut:
    'The callers stand behind one gate, which asks again for them; a kitchen goes on with work that nobody waits for any more. Whoever has tried in vain goes home and does not come back. The freeze is a single piece of work that takes a second and a half.',
};
