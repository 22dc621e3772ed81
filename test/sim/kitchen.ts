import { MessageQueue } from '#blocks/message-queue.ts';
import type { WiredRun } from '#blueprint/assemble.ts';
import { invariant } from '#kernel/invariant.ts';
import type { FactLog } from './fact-log.ts';
import { runAndLog, steadyServer, system, visitorsAt } from './systems.ts';

type Fields = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

/** Block index of the queue in a kitchen. */
export const BOARD = 1;

/** Something that always takes the same. */
export const constant = (meanMs: number): Fields => ({ distribution: 'constant', meanMs });

/** These keys one after the other. */
export const keys = (...list: readonly number[]): Fields => ({ distribution: 'list', keys: list });

/** Orders at listed instants, a board that stores at once, cooks who take 100 ms. */
export function kitchenInput(atMs: readonly number[], queue: Fields = {}, cooks: Fields = {}, more: Fields = {}, client: Fields = {}) {
  return system(
    {
      orders: visitorsAt(atMs, 'board', client),
      board: { kind: 'message-queue', publishTime: constant(0), ...queue },
      cooks: { kind: 'consumer', from: 'board', serviceTime: constant(100), ...cooks },
      ledger: steadyServer(10),
    },
    { durationMs: 60_000, ...more },
  );
}

/** Runs {@link kitchenInput}. */
export function kitchen(atMs: readonly number[], queue: Fields = {}, cooks: Fields = {}, more: Fields = {}, client: Fields = {}) {
  const { log, report } = runAndLog(kitchenInput(atMs, queue, cooks, more, client));
  return { log, report, board: report.blocks['board'] as Figures, cooks: report.blocks['cooks'] as Figures };
}

/** What the board tells: when, and of which order. */
export function atBoard(log: FactLog, fact: 'delivered' | 'acknowledged' | 'returned' | 'deadLettered' | 'dropped'): [number, number][] {
  return log
    .of(fact)
    .filter((one) => one.block === BOARD)
    .map((one) => [one.atMs, one.request]);
}

/** The same without the orders. */
export function instants(log: FactLog, fact: Parameters<typeof atBoard>[1]): number[] {
  return atBoard(log, fact).map(([atMs]) => atMs);
}

/** Places that the board has ever needed for its messages, in its first group. */
export function placesUsed(wired: WiredRun): number {
  const board = wired.block('board');
  invariant(board instanceof MessageQueue, 'the board is no queue');
  return board.groups[0]!.stock.copies.used;
}
