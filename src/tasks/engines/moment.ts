import { allOf } from '#blueprint/all-of.ts';
import { parseShareLink } from '#course/share-link.ts';
import { scenarioOf } from '#scenarios/registry.ts';
import { restore } from '#scenarios/restore.ts';
import { SideBySide } from '#stage/side-by-side.ts';

/** The trace hash at the moment a link leads to, played here without a page. */
export function hashOfMoment(link: string): string {
  const parsed = parseShareLink(link);
  if (parsed.kind !== 'moment' || parsed.moment.seed === null || parsed.moment.atMs === null) throw new Error(`no moment: ${link}`);
  const { figure, values, seed, atMs, changes } = parsed.moment;
  const scenario = scenarioOf(figure);
  const restored = restore(scenario, values, seed, changes, 0);
  const runs = scenario.runs(restored.values, restored.seed).map(({ blueprint }) => blueprint);
  const together = new SideBySide(runs, restored.changes, scenario.kinds);
  allOf(together.goTo(() => atMs));
  return together.traceHash();
}
