import { expect, test } from 'vitest';
import { scenarioOf } from '#scenarios/registry.ts';
import { linkTo, restoreLink } from '#stage/plate-link.ts';
import { PlayerState } from '#stage/player-state.svelte.ts';
import { hashOfMoment } from '#tasks/engines/moment.ts';

const parameterOf = (player: PlayerState, id: string) => player.scenario.parameters.find((one) => one.id === id)!;

test('what was set while the run went on is linked to as a change, not as what the run began with', () => {
  const player = new PlayerState(scenarioOf('traffic-controller'));
  player.setValue(parameterOf(player, 'policy'), 'random');
  player.stepForward();
  player.setValue(parameterOf(player, 'rate'), 300);
  player.setValue(parameterOf(player, 'policy'), 'least-connections');
  player.seek(40_000);
  const link = linkTo(player)!;
  expect(hashOfMoment(link)).toBe(player.traceHash);

  const again = new PlayerState(scenarioOf('traffic-controller'));
  restoreLink(again, link);
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
])('a link that says %s is taken as far as possible, with a notice', (part, values) => {
  const player = new PlayerState(scenarioOf('traffic-controller'));
  restoreLink(player, `#traffic-controller?rate=120&at=10&${part}`);
  expect(player.notices).toHaveLength(1);
  expect(player.values).toMatchObject(values);
});
