import { blueprintOf } from '#blueprint/parse.ts';
import { Playback } from '#blueprint/playback.ts';
import { percent, sentenceCase } from '#describe/words.ts';
import { readGiven } from './given.ts';
import { scenarioOf } from './registry.ts';
import { POLICIES } from './village.ts';

/** One block of a figure's picture, and what stands there at the end of the run. */
export interface PictureBlock {
  readonly id: string;
  readonly name: string;
  readonly role: 'client' | 'balancer' | 'server';
  readonly state: string;
  readonly isInTrouble: boolean;
}

const SEED = 1;
const LONG_LINE = 20;

/** The blocks of a figure after its run at the given parameters ("scene=slow-floe policy=round-robin"). Throws as `measure` does. */
export function figurePicture(figure: string, given: string): PictureBlock[] {
  const scenario = scenarioOf(figure);
  const { values } = readGiven(scenario, given);
  const playback = new Playback(blueprintOf(scenario.runs(values, SEED)[0]!.blueprint), scenario.kinds);
  playback.advanceTo(playback.endMs);
  const { blocks } = playback.frame();
  const report = playback.report();
  const names = scenario.names(values);
  return Object.entries(blocks).map(([id, block]): PictureBlock => {
    const name = sentenceCase(names[id] ?? id);
    if (block.kind === 'client') return { id, name, role: 'client', state: `${block.ratePerSec} a second`, isInTrouble: false };
    if (block.kind === 'load-balancer') return { id, name, role: 'balancer', state: ruleOf(block.policy), isInTrouble: false };
    if (block.kind !== 'server') throw new Error(`The picture of ${figure} cannot be asked about: ${id} is a ${block.kind}.`);
    const server = block;
    const busy = percent(Number(report.blocks[id]?.['utilisationShare'] ?? 0));
    return {
      id,
      name,
      role: 'server',
      state: `${busy} busy, ${server.waiting} waiting`,
      isInTrouble: server.waiting >= LONG_LINE || !server.up,
    };
  });
}

function ruleOf(policy: string): string {
  return (POLICIES.find((one) => one.value === policy)?.label ?? policy).toLowerCase();
}
