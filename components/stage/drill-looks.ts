import { deliveryView } from './delivery-state.ts';
import type { PlayerState } from './player-state.svelte.ts';
import { countsPerSec, lately, whole } from './so-far.ts';
import { ratePerSec } from './stage-view.ts';

/** One place of the village that can be looked at, and what is read there at this moment. */
export interface Look {
  readonly id: string;
  readonly label: string;
  readonly read: (player: PlayerState) => string;
}

function perSec(player: PlayerState, block: string, name: string): string {
  const { recording, bucket } = player;
  return lately(countsPerSec(recording, recording.series.blocks[block]?.[name]), bucket).toFixed(0);
}

function floe(at: number): Look {
  return {
    id: `floe-${at + 1}`,
    label: `Floe ${at + 1}`,
    read: (player) => {
      const { busy, waiting } = deliveryView(player).floes[at]!;
      return `${perSec(player, `floe-${at + 1}`, 'served')} answers a second, ${busy} busy, ${whole(waiting)} in line`;
    },
  };
}

export const LOOKS: readonly Look[] = [
  { id: 'app', label: 'The app', read: (player) => `${whole(ratePerSec(player.frame))} visitors a second` },
  { id: 'shops', label: 'The fish shops', read: (player) => `${deliveryView(player).shopHits} of the pictures from copies` },
  ...[0, 1, 2].map(floe),
  { id: 'crate', label: 'The crate', read: (player) => `${deliveryView(player).crateHits} of the menus from copies` },
  {
    id: 'store',
    label: 'The store house',
    read: (player) => {
      const { busy, waiting } = deliveryView(player).store;
      return `${busy} busy, ${whole(waiting)} in line`;
    },
  },
  { id: 'line', label: 'The line of orders', read: (player) => `${whole(deliveryView(player).lineWaiting)} orders wait` },
  {
    id: 'kitchen',
    label: 'The kitchen',
    read: (player) => {
      const { busy, fish } = deliveryView(player).kitchen;
      const cooked = perSec(player, 'kitchen', 'effects');
      return `${fish.length} cooks, ${busy} busy, ${cooked} orders cooked a second`;
    },
  },
];

export const LOOKS_ALLOWED = 3;
