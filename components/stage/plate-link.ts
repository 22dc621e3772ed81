import { parseShareLink, writeShareLink } from '#course/share-link.ts';
import { restore, writtenChanges } from '#scenarios/restore.ts';
import type { PlayerState } from './player-state.svelte.ts';

/** The fragment of a link to the moment a plate shows; `null` when the reader has changed too much on the way. */
export function linkTo(player: PlayerState): string | null {
  return writeShareLink({
    figure: player.scenario.id,
    values: Object.fromEntries(Object.entries(player.values).map(([id, value]) => [id, String(value)])),
    seed: String(player.seed),
    atMs: player.exactMs,
    changes: player.ownChanges().flatMap(writtenChanges),
  });
}

/** Brings a plate to the moment a link names, or says why it cannot. */
export function restoreLink(player: PlayerState, fragment: string): void {
  const link = parseShareLink(fragment);
  if (link.kind === 'refused') player.notices = [link.message];
  if (link.kind !== 'moment' || link.moment.figure !== player.scenario.id) return;
  const { values, seed, atMs, changes } = link.moment;
  const restored = restore(player.scenario, values, seed, changes, player.seed);
  player.restore(restored, atMs, [...link.notices, ...restored.notices]);
}
