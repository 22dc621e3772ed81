/** What the files of a new figure are made from. */
export interface FigureNames {
  readonly id: string;
  /** `oneMoreFloe`, the name of the scenario in code. */
  readonly constant: string;
  readonly title: string;
  readonly plate: string;
}

/** A scenario that runs as it is: two floes that take turns. */
export function scenarioText({ id, constant, title, plate }: FigureNames): string {
  return `import { VILLAGE_KINDS } from '#blueprint/kinds/village.ts';
import { numberOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { controller, village, villageNames, visitors } from './village.ts';
import type { Floe } from './village.ts';

const DURATION_MS = 60_000;
const FLOES: readonly Floe[] = [{ meanMs: 20 }, { meanMs: 20 }];
const CAPACITY_PER_SEC = FLOES.reduce((sum, floe) => sum + 1000 / floe.meanMs, 0);

/** Two floes that take turns. */
export const ${constant}: Scenario = {
  id: '${id}',
  plate: '${plate}',
  title: '${title}',
  task: 'Let more visitors come. How many can two floes bear before a visit takes four times as long as the work?',
  picture: 'colony',
  kinds: VILLAGE_KINDS,
  opensAtMs: 30_000,
  initialSpeed: 1,
  parameters: [
    {
      kind: 'number',
      id: 'rate',
      label: 'Visitors',
      unit: '/s',
      min: 10,
      max: 120,
      step: 5,
      initial: 60,
      live: (rate) => [{ block: 'visitors', set: { 'arrivals.ratePerSec': rate } }],
    },
  ],
  scenes: {},
  runs: (values, seed) => {
    const blueprint = village({
      seed,
      durationMs: DURATION_MS,
      floes: FLOES,
      visitors: visitors(numberOf(values, 'rate'), { keys: null }),
      controller: controller(FLOES, 'round-robin'),
    });
    return [{ id: 'run', label: '', why: '', blueprint }];
  },
  names: () => villageNames(FLOES.length),
  extras: (values) => ({ loadShare: numberOf(values, 'rate') / CAPACITY_PER_SEC }),
  theory: () => null,
  goals: [
    {
      id: 'four-times-the-work',
      text: 'End a run in which an average visit took longer than 80 ms.',
      isMet: ({ report, nowMs, endMs }) => nowMs >= endMs && (report.latencyMs?.mean ?? 0) > 80,
    },
  ],
  leavesOut: 'The water takes no time, visitors never give up, and floes never fail. Work times are exponential.',
};
`;
}

/** Its component: the player with the village as its picture. */
export function componentText({ id, constant }: FigureNames): string {
  return `<script lang="ts" module>
  import { ${constant} } from '#scenarios/${id}.ts';

  export const scenario = ${constant};
</script>

<script lang="ts">
  import type { Snippet } from 'svelte';
  import ColonyStage from '#stage/ColonyStage.svelte';
  import Follow from '#stage/Follow.svelte';
  import Player from '#stage/Player.svelte';
  import Strips from '#stage/Strips.svelte';

  const { twin }: { twin?: Snippet } = $props();
</script>

<Player scenario={${constant}} {twin}>
  {#snippet picture(player)}<ColonyStage {player} />{/snippet}
  {#snippet strips(player)}<Strips {player} />{/snippet}
  {#snippet follow(player)}<Follow {player} />{/snippet}
</Player>
`;
}

/** Bands that its numbers stay in: means over twenty runs. */
export function bandsText({ id }: FigureNames): string {
  return `import { testBands } from './bands.ts';

/** Figure, settings, number, from, to. */
testBands([
  ['${id}', '', 'loadShare', 0.59, 0.61],
  ['${id}', '', 'latencyMs.mean', 30, 50],
  ['${id}', 'rate=90', 'latencyMs.mean', 90, 180],
]);
`;
}
