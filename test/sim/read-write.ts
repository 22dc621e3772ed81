import { constant, keys } from './kitchen.ts';
import { runAndLog, system, visitorsAt } from './systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

/** Block index of the primary; replicas follow. */
export const FIRST_PART = 3;

/** Writers and readers at listed instants, all about key 1 unless said otherwise; a read takes 5 ms, a write 20. */
export function readWrite(
  reads: readonly number[],
  writes: readonly number[],
  store: Fields = {},
  more: Fields = {},
  asked: readonly number[] = [1],
) {
  const { report, log } = runAndLog(
    system(
      {
        readers: visitorsAt(reads, 'store', { keys: keys(...asked) }),
        writers: visitorsAt(writes, 'store', { keys: keys(...asked), mix: [{ op: 'write' }] }),
        store: { kind: 'database', readTime: constant(5), writeTime: constant(20), ...store },
      },
      { durationMs: 10_000, ...more },
    ),
  );
  return { report, log, store: report.blocks['store'] as Figures };
}
