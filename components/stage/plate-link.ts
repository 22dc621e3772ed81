import { parseShareLink, writeShareLink } from '#course/share-link.ts';
import { restore, writtenChanges } from '#scenarios/restore.ts';
import type { Values } from '#scenarios/scenario.ts';
import type { PlayerState } from './player-state.svelte.ts';

/** The fragment of a link to the moment a plate shows; `null` when the reader has changed too much on the way. */
export function linkTo(player: PlayerState): string | null {
  const begun = written(player.startValues);
  const stands = Object.entries(written(player.values)).filter(([id, value]) => begun[id] !== value);
  return writeShareLink({
    figure: player.scenario.id,
    values: begun,
    now: Object.fromEntries(stands),
    seed: String(player.seed),
    atMs: player.aimMs,
    changes: player.ownChanges().flatMap(writtenChanges),
  });
}

function written(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, String(value)]));
}

/** Brings a plate to the moment a link names, or says why it cannot. */
export function restoreLink(player: PlayerState, fragment: string): void {
  const link = parseShareLink(fragment);
  if (link.kind === 'refused') player.notices = [link.message];
  if (link.kind !== 'moment' || link.moment.figure !== player.scenario.id) return;
  const { values, seed, atMs, changes, now } = link.moment;
  const restored = restore(player.scenario, values, seed, changes, player.seed, now);
  player.restore(restored, atMs, [...link.notices, ...restored.notices]);
}

/** Copies a link to the moment a plate shows, and says what became of it. */
export async function share(player: PlayerState): Promise<string> {
  await player.settled();
  const fragment = linkTo(player);
  if (fragment === null) return 'Too many changes for one link. Reset the run and change less.';
  // In somebody else's page the address bar is theirs: there the line above the plate leads to the moment.
  const above = document.querySelector<HTMLAnchorElement>('[data-in-course]');
  if (above === null) history.replaceState(null, '', fragment);
  else above.hash = fragment;
  const place = above === null ? 'The address bar' : 'The line above the plate';
  try {
    await navigator.clipboard.writeText(above?.href ?? location.href);
    return `Copied. ${place} leads to this moment, too.`;
  } catch {
    // Without leave to write to the clipboard that place has it.
    return `${place} now leads to this moment.`;
  }
}
