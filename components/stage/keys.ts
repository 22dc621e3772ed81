import type { PlayerState } from './player-state.svelte.ts';

/** Elements that need these keys for themselves. */
const OWN_KEYS = 'input[type="text"], select, textarea';
const PRESSABLE = 'button, summary, a, input';

/** The plate's keys, while the focus is inside it. Returns whether the key was used. */
export function pressKey(player: PlayerState, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element) || event.target.matches(OWN_KEYS)) return false;
  const isRange = event.target.matches('input[type="range"]');
  switch (event.key) {
    case ' ':
      if (event.target.matches(PRESSABLE)) return false;
      if (player.isPlaying) player.pause();
      else player.play();
      return true;
    case ',':
      player.stepBack();
      return true;
    case '.':
      player.stepForward();
      return true;
    case 'Home':
    case 'End':
      if (isRange) return false;
      player.pause();
      player.seek(event.key === 'Home' ? 0 : player.endMs);
      return true;
    case 'r':
    case 'R':
      player.reset();
      return true;
    default:
      return breakFloe(player, event.key);
  }
}

function breakFloe(player: PlayerState, key: string): boolean {
  const id = /^[1-9]$/.test(key) ? player.serverIds[Number(key) - 1] : undefined;
  if (id === undefined || player.scenario.picture === 'mornings' || player.scenario.picture === 'delivery') return false;
  player.toggle(id);
  return true;
}
