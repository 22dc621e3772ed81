import { VILLAGE_KINDS } from '#blueprint/kinds/village.ts';
import type { Notable } from '#blueprint/notable.ts';
import { choiceOf, numberOf } from './scenario.ts';
import type { Scenario, Values } from './scenario.ts';
import { controller, village, villageNames, visitors } from './village.ts';
import type { Floe } from './village.ts';

const SICK = 'floe-3';
const BREAKS_AT_MS = 20_000;
const RETURNS_AT_MS = 40_000;
const FLOES: readonly Floe[] = Array.from({ length: 5 }, () => ({ meanMs: 20 }));

interface Fault {
  readonly durationMs: number;
  readonly warmupMs: number;
  readonly probe: 'connect' | 'request';
  readonly server: Readonly<Record<string, unknown>>;
  /** How long the controller waits for an answer before it gives the visitor an error. */
  readonly timeoutMs: number | null;
  readonly happenings: readonly unknown[];
}

const DOWN_AND_BACK = [
  { atMs: BREAKS_AT_MS, block: SICK, set: { up: false } },
  { atMs: RETURNS_AT_MS, block: SICK, set: { up: true } },
];

const FAULTS: Readonly<Record<string, Fault>> = {
  crash: { durationMs: 60_000, warmupMs: 0, probe: 'connect', server: { whenDown: 'refuse' }, timeoutMs: null, happenings: DOWN_AND_BACK },
  hang: { durationMs: 60_000, warmupMs: 0, probe: 'connect', server: { whenDown: 'silent' }, timeoutMs: 2000, happenings: DOWN_AND_BACK },
  // Flapping takes minutes to see; the probes ask for a page, because a floe that fails its work still opens the door.
  flaky: {
    durationMs: 600_000,
    warmupMs: 0,
    probe: 'request',
    server: {},
    timeoutMs: null,
    happenings: [{ atMs: 0, block: SICK, set: { failShare: 0.5 } }],
  },
};

function faultOf(values: Values): Fault {
  return FAULTS[choiceOf(values, 'scene')]!;
}

/** What the controller believes against what is true. */
export const healthChecks: Scenario = {
  id: 'health-checks',
  plate: '1.3',
  title: 'Between the break and the verdict',
  task: 'Floe 3 falls ill. The controller only knows what its last probes said. Change the checks and the rule, and count who is lost.',
  picture: 'belief',
  kinds: VILLAGE_KINDS,
  opensAtMs: 24_000,
  initialSpeed: 1,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'Floe 3',
      initial: 'crash',
      options: [
        { value: 'crash', label: 'Crashes' },
        { value: 'hang', label: 'Hangs' },
        { value: 'flaky', label: 'Fails half' },
      ],
    },
    {
      kind: 'choice',
      id: 'policy',
      label: 'Rule',
      initial: 'round-robin',
      options: [
        { value: 'round-robin', label: 'Round robin' },
        { value: 'least-connections', label: 'Least connections' },
      ],
      live: (policy) => [{ block: 'balancer', set: { policy } }],
    },
    {
      kind: 'number',
      id: 'interval',
      label: 'Probe every',
      unit: 's',
      min: 1,
      max: 10,
      step: 0.5,
      initial: 2,
      live: (interval) => [{ block: 'balancer', set: { 'healthCheck.intervalMs': interval * 1000 } }],
    },
    {
      kind: 'number',
      id: 'fall',
      label: 'Fall',
      unit: '',
      min: 1,
      max: 5,
      step: 1,
      initial: 3,
      live: (fall) => [{ block: 'balancer', set: { 'healthCheck.fall': fall } }],
    },
    {
      kind: 'number',
      id: 'rise',
      label: 'Rise',
      unit: '',
      min: 1,
      max: 5,
      step: 1,
      initial: 2,
      live: (rise) => [{ block: 'balancer', set: { 'healthCheck.rise': rise } }],
    },
    {
      kind: 'number',
      id: 'rate',
      label: 'Visitors',
      unit: '/s',
      min: 20,
      max: 240,
      step: 10,
      initial: 200,
      live: (rate) => [{ block: 'visitors', set: { 'arrivals.ratePerSec': rate } }],
    },
  ],
  scenes: { crash: { rate: 200 }, hang: { rate: 200 }, flaky: { rate: 20 } },
  runs: (values, seed) => {
    const fault = faultOf(values);
    const healthCheck = {
      intervalMs: numberOf(values, 'interval') * 1000,
      timeoutMs: 500,
      fall: numberOf(values, 'fall'),
      rise: numberOf(values, 'rise'),
      probe: fault.probe,
    };
    const blueprint = village({
      seed,
      durationMs: fault.durationMs,
      warmupMs: fault.warmupMs,
      floes: FLOES,
      visitors: visitors(numberOf(values, 'rate'), { keys: null }),
      controller: controller(FLOES, choiceOf(values, 'policy'), { healthCheck, timeoutMs: fault.timeoutMs }),
      server: fault.server,
      happenings: fault.happenings,
    });
    return [{ id: 'run', label: '', why: '', blueprint }];
  },
  names: () => villageNames(FLOES.length),
  extras: (_values, { report, notable }, blueprint) => {
    const balancer = report.blocks['balancer']!;
    const detections = balancer['detectionsMs'] as readonly number[];
    const up = (balancer['believedUpShare'] as Readonly<Record<string, number>>)[SICK]!;
    const { failed, rejected, timedOut } = report.requests;
    const hours = (blueprint.durationMs - blueprint.warmupMs) / 3_600_000;
    return {
      detectionMs: detections[0] ?? NaN,
      'requests.lost': failed + rejected + timedOut,
      believedUpShare: up,
      flipsPerHour: flips(notable) / hours,
    };
  },
  theory: (values) => {
    if (choiceOf(values, 'scene') === 'flaky') return null;
    const interval = numberOf(values, 'interval') * 1000;
    const timeoutMs = choiceOf(values, 'scene') === 'hang' ? 500 : 0;
    return {
      label: 'time to the verdict, on average',
      meanMs: interval / 2 + (numberOf(values, 'fall') - 1) * interval + timeoutMs,
      note: 'Half an interval until the next probe, then fall − 1 further intervals, then the timeout if the floe is silent.',
    };
  },
  goals: [
    {
      id: 'quick-verdict',
      text: 'The floe crashes: lose fewer than 60 visitors at 200 a second.',
      isMet: ({ values, report, nowMs, endMs }) =>
        choiceOf(values, 'scene') === 'crash' &&
        numberOf(values, 'rate') >= 200 &&
        nowMs >= endMs &&
        report.requests.failed + report.requests.rejected < 60,
    },
    {
      id: 'calm-verdict',
      text: 'The floe fails half of its work: keep the controller from changing its mind more than ten times in ten minutes.',
      isMet: ({ values, notable, nowMs, endMs }) => choiceOf(values, 'scene') === 'flaky' && nowMs >= endMs && flips(notable) <= 10,
    },
  ],
  leavesOut:
    'One floe falls ill at a time, the network itself never fails, and probes cost nothing. Of a silent floe the controller takes no answer for an error after two seconds; nobody tries again. Work times are exponential; the water takes no time.',
};

/** How often the controller changed its mind about the sick floe. */
function flips(notable: readonly Notable[]): number {
  return notable.filter((event) => (event.what === 'believed-down' || event.what === 'believed-up') && event.about === SICK).length;
}
