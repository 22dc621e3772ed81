import { runAndLog, steadyServer, system, visitorsAt } from './systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

/** Visitors at listed instants before a proxy before a backend of 10 ms. */
export function door(atMs: readonly number[], proxy: Fields, client: Fields = {}, more: Fields = {}, backend: Fields = {}) {
  const blocks = {
    visitors: visitorsAt(atMs, 'door', client),
    door: { kind: 'reverse-proxy', to: 'floe', ...proxy },
    floe: steadyServer(10, { workers: 50, ...backend }),
  };
  const { report, log } = runAndLog(system(blocks, { durationMs: 60_000, ...more }));
  const verdicts = log.of('finished').sort((one, other) => one.request - other.request);
  return {
    report,
    log,
    door: report.blocks['door'] as Figures,
    floe: report.blocks['floe'] as Figures,
    latenciesMs: verdicts.map((fact) => fact.b / 1000),
    outcomes: verdicts.map((fact) => (fact.a === 0 ? 'Y' : 'n')).join(''),
  };
}
