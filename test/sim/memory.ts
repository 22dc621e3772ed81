import { keys } from './kitchen.ts';
import { runAndLog, steadyServer, system, visitorsAt } from './systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

/** Readers (or writers) at listed instants who ask for listed keys, a cache with hits of 1 ms, an origin of 50 ms. */
export function memory(
  atMs: readonly number[],
  asked: readonly number[],
  cache: Fields = {},
  more: Fields = {},
  client: Fields = {},
  origin: Fields = {},
) {
  const blocks = {
    readers: visitorsAt(atMs, 'memory', { keys: keys(...asked), ...client }),
    memory: { kind: 'cache', to: 'origin', ...cache },
    origin: steadyServer(50, { workers: 10, ...origin }),
  };
  const { report, log } = runAndLog(system(blocks, { durationMs: 60_000, ...more }));
  const latenciesMs = log.of('finished').map((fact) => fact.b / 1000);
  return { report, log, latenciesMs, memory: report.blocks['memory'] as Figures };
}
