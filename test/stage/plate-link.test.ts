import { expect, test } from 'vitest';
import { scenarioOf } from '#scenarios/registry.ts';
import { linkTo, restoreLink } from '#stage/plate-link.ts';
import { PlayerState } from '#stage/player-state.svelte.ts';
import { hashOfMoment } from '#tasks/engines/moment.ts';

const parameterOf = (player: PlayerState, id: string) => player.scenario.parameters.find((one) => one.id === id)!;

test('what was set while the run went on is linked to as a change, not as what the run began with', async () => {
  const player = new PlayerState(scenarioOf('traffic-controller'));
  player.setValue(parameterOf(player, 'policy'), 'random');
  player.stepForward();
  await player.settled();
  player.setValue(parameterOf(player, 'rate'), 300);
  player.setValue(parameterOf(player, 'policy'), 'least-connections');
  await player.settled();
  player.seek(40_000);
  await player.settled();
  const link = linkTo(player)!;
  expect(hashOfMoment(link)).toBe(player.traceHash);

  const again = new PlayerState(scenarioOf('traffic-controller'));
  restoreLink(again, link);
  await again.settled();
  expect(again.traceHash).toBe(player.traceHash);
  expect(again.values).toEqual(player.values);
  expect(again.startValues).toMatchObject({ rate: 120, policy: 'random' });
  expect(again.notices).toEqual([]);
});

test.each([
  ['now=rate~9000', { rate: 600 }],
  ['now=rate', { rate: 120 }],
  ['now=scene~four-floes', { scene: 'slow-floe' }],
  ['now=nobody~7', {}],
])('a link that says %s is taken as far as possible, with a notice', async (part, values) => {
  const player = new PlayerState(scenarioOf('traffic-controller'));
  restoreLink(player, `#traffic-controller?rate=120&at=10&${part}`);
  await player.settled();
  expect(player.notices).toHaveLength(1);
  expect(player.values).toMatchObject(values);
});
