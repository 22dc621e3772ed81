import { COOKS } from './delivery.ts';

/** What can be done to the village while it is in trouble: each a change that a happening makes. */
export interface Fix {
  readonly id: string;
  readonly label: string;
  readonly changes: readonly Change[];
}

interface Change {
  readonly block: string;
  readonly set: Readonly<Record<string, unknown>>;
}

function change(block: string, set: Readonly<Record<string, unknown>>): readonly Change[] {
  return [{ block, set }];
}

/** How long the stock count is kept when it is kept in the crate. */
export const NOTE_LIVES_MS = 5000;
/** Orders a second that the door lets in. */
const ADMITTED_PER_SEC = 30;
const FLOES = ['floe-1', 'floe-2', 'floe-3'];

export const FIXES: readonly Fix[] = [
  {
    id: 'admit',
    label: 'Let in thirty orders a second, tell the rest “in a minute”',
    changes: change('door', {
      limits: [{ by: 'all', ratePerSec: ADMITTED_PER_SEC, burst: ADMITTED_PER_SEC, onExcess: 'reject', maxDelayMs: 1000 }],
    }),
  },
  { id: 'cooks', label: 'Call in four more cooks', changes: change('kitchen', { members: COOKS + 4 }) },
  { id: 'aside', label: 'Set an order aside after three tries', changes: change('line', { maxReceives: 3 }) },
  { id: 'workers', label: 'Twice the workers on every floe', changes: FLOES.flatMap((floe) => change(floe, { workers: 8 })) },
  ...FLOES.map((floe, i) => ({ id: `out-${i + 1}`, label: `Take floe ${i + 1} out`, changes: change('balancer', { draining: [floe] }) })),
  {
    id: 'stock-note',
    label: 'Keep the stock count in the crate for five seconds',
    changes: change('store', { 'writeTime.meanMs': 12 }),
  },
  { id: 'patience', label: 'Let the app wait ten seconds instead of five', changes: change('app', { timeoutMs: 10_000 }) },
];

export function fixOf(id: string): Fix | undefined {
  return FIXES.find((fix) => fix.id === id);
}
