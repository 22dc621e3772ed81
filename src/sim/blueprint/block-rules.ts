import type { ClientOptions, LoadBalancerOptions } from '#blocks/options.ts';
import { targetFor } from '#blocks/route.ts';
import type { BlockOptions } from '#blocks/block-options.ts';
import { MAX_RING_POINTS } from './fields/limits.ts';
import { grouped, oneOf } from './problem.ts';
import type { Reading } from './problem.ts';
import { joined } from './read-field.ts';

/** What the fields of one block must agree on. Holds at the start and after every happening. */
export function checkBlock(options: BlockOptions, path: string, reading: Reading): void {
  checkLaws(options, path, reading);
  if (options.kind === 'client') checkClient(options, path, reading);
  if (options.kind !== 'load-balancer') return;
  checkLists(options, path, reading);
  checkRing(options, path, reading);
}

/** Bounds of every uniform law in the options, however deep: the tables say how deep that can be. */
function checkLaws(value: unknown, path: string, reading: Reading): void {
  if (typeof value !== 'object' || value === null || reading.isOver) return;
  if (!Array.isArray(value) && (value as Readonly<Record<string, unknown>>)['distribution'] === 'uniform') {
    checkBounds(value, path, reading);
    return;
  }
  for (const [name, part] of Object.entries(value)) if (typeof part === 'object') checkLaws(part, joined(path, name), reading);
}

type AnyLaw = Partial<Readonly<Record<'min' | 'max' | 'minMs' | 'maxMs', number>>>;

function checkBounds(law: AnyLaw, path: string, reading: Reading): void {
  const name = law.maxMs !== undefined ? 'maxMs' : 'max';
  const upper = law[name];
  // Keys of a uniform law have no bounds.
  if (upper === undefined) return;
  const lower = law.minMs ?? law.min ?? 0;
  if (upper < lower) reading.refuse(joined(path, name), upper, `a number from ${grouped(lower)} up`);
}

function checkClient(options: ClientOptions, path: string, reading: Reading): void {
  if (options.arrivals.process === 'schedule') checkAscending(options.arrivals.steps, joined(path, 'arrivals.steps'), reading);
  if (typeof options.to === 'string') return;
  for (const { type } of options.mix) {
    if (targetFor(options.to, type) === null)
      reading.refuse(joined(path, `to.${type}`), undefined, 'the id of another block, or one for *,');
  }
}

function checkAscending(steps: readonly { readonly fromMs: number }[], path: string, reading: Reading): void {
  for (let i = 1; i < steps.length && !reading.isOver; i++) {
    const before = steps[i - 1]!.fromMs;
    if (steps[i]!.fromMs <= before)
      reading.refuse(joined(path, `${i}.fromMs`), steps[i]!.fromMs, `a later time than the step before (${grouped(before)})`);
  }
}

function checkLists(options: LoadBalancerOptions, path: string, reading: Reading): void {
  const known = new Set(options.to);
  const servers = `${oneOf(options.to.slice(0, 8))}${options.to.length > 8 ? ', …' : ''}`;
  options.to.forEach((id, i) => options.to.indexOf(id) < i && reading.refuse(joined(path, `to.${i}`), id, 'each block once'));
  options.draining.forEach((id, i) => known.has(id) || reading.refuse(joined(path, `draining.${i}`), id, servers));
  for (const id of Object.keys(options.weights)) if (!known.has(id)) reading.refuseName(joined(path, `weights.${id}`), id, servers);
}

function checkRing(options: LoadBalancerOptions, path: string, reading: Reading): void {
  if (options.policy !== 'consistent-hash') return;
  const weights = options.to.reduce((sum, id) => sum + (Object.hasOwn(options.weights, id) ? options.weights[id]! : 1), 0);
  const most = Math.max(1, Math.floor(MAX_RING_POINTS / weights));
  if (options.virtualNodes * weights <= MAX_RING_POINTS) return;
  reading.refuse(joined(path, 'virtualNodes'), options.virtualNodes, `with these weights a whole number from 1 to ${grouped(most)}`);
}
