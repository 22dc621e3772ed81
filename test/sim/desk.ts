import { runAndLog, steadyServer, system, visitorsAt } from './systems.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Block index of the desk. */
export const DESK = 1;

/** Of the blocks, by index. */
export const NAMES = ['visitors', 'desk', 'ledger', 'store'];

/** Visitors before a desk of 10 ms that calls a ledger of 20 ms and a store of 30 ms. */
export function deskInput(
  atMs: readonly number[],
  calls: readonly Fields[],
  more: { desk?: Fields; ledger?: Fields; store?: Fields; client?: Fields; run?: Fields } = {},
) {
  return system(
    {
      visitors: visitorsAt(atMs, 'desk', more.client),
      desk: steadyServer(10, { workers: 5, calls, ...more.desk }),
      ledger: steadyServer(20, { workers: 50, ...more.ledger }),
      store: steadyServer(30, { workers: 50, ...more.store }),
    },
    { durationMs: 30_000, ...more.run },
  );
}

/** Runs {@link deskInput}. */
export function desk(...args: Parameters<typeof deskInput>) {
  const { log, report } = runAndLog(deskInput(...args));
  return {
    log,
    report,
    /** Who worked, and when each was done. */
    served: log.of('served').map(({ block, atMs }) => `${NAMES[block]} ${atMs}`),
    finished: log.of('finished').map(({ atMs, a }) => [atMs, a]),
  };
}
