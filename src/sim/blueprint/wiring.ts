import type { ClientOptions } from '#blocks/options.ts';
import { targetsOfRoute } from '#blocks/route.ts';
import type { BlockOptions } from '#blocks/block-options.ts';
import type { LinkOptions, Place } from './blueprint.ts';
import { MAX_LISTED, MAX_MANY } from './fields/limits.ts';
import { checkOptimal } from './optimal-rule.ts';
import { partsOf } from './parts.ts';
import { grouped, oneOf } from './problem.ts';
import type { Reading } from './problem.ts';

/** Ids that a message lists. */
const MAX_NAMED = 8;

type Blocks = Readonly<Record<string, BlockOptions>>;

/** What of a blueprint blocks refer to. */
export interface Wiring {
  readonly blocks: Blocks;
  readonly links: readonly LinkOptions[];
  readonly places: Readonly<Record<string, Place>>;
}

/**
 * Checks what blocks say of one another: targets that exist and take requests, queues to take from, places, no circle,
 * sensible links, bounded totals.
 */
export function checkWiring(wiring: Wiring, reading: Reading): void {
  const { blocks } = wiring;
  for (const [id, options] of Object.entries(blocks)) {
    for (const { field, target } of targetsOf(options)) {
      if (!takesRequests(blocks, target) || target === id) reading.refuse(`blocks.${id}.${field}`, target, receiversFor(id, blocks));
    }
    for (const { field, queue } of queuesOf(options)) {
      const isQueue = Object.hasOwn(blocks, queue) && blocks[queue]!.kind === 'message-queue';
      if (!isQueue || queue === id) reading.refuse(`blocks.${id}.${field}`, queue, queuesFor(id, blocks));
    }
    checkPlaces(id, options, wiring, reading);
  }
  if (reading.problems.length > 0) return;
  checkCircles(blocks, reading);
  checkLinks(wiring, reading);
  checkTotals(blocks, reading);
  checkOptimal(blocks, reading);
}

function takesRequests(blocks: Blocks, id: string): boolean {
  return Object.hasOwn(blocks, id) && blocks[id]!.kind !== 'client' && blocks[id]!.kind !== 'consumer';
}

function receiversFor(id: string, blocks: Blocks): string {
  const receivers = Object.keys(blocks).filter((other) => other !== id && takesRequests(blocks, other));
  return receivers.length === 0 ? 'a block that takes requests, of which there is no other,' : someOf(receivers);
}

function queuesFor(id: string, blocks: Blocks): string {
  const queues = Object.keys(blocks).filter((other) => other !== id && blocks[other]!.kind === 'message-queue');
  return queues.length === 0 ? 'a message-queue, of which there is no other,' : someOf(queues);
}

/** A few of many ids, for a message. */
function someOf(ids: readonly string[]): string {
  return ids.length > MAX_NAMED ? `${oneOf(ids.slice(0, MAX_NAMED))}, …` : oneOf(ids);
}

interface Reference {
  readonly field: string;
  readonly target: string;
}

/** The blocks that a block sends requests to. */
function targetsOf(options: BlockOptions): readonly Reference[] {
  switch (options.kind) {
    case 'client':
    case 'reverse-proxy':
      return targetsOfRoute(options.to).map((target) => ({ field: 'to', target }));
    case 'load-balancer':
      return options.to.map((target) => ({ field: 'to', target }));
    case 'cache':
    case 'cdn':
      return [{ field: 'to', target: options.to }];
    case 'server':
    case 'consumer':
      return options.calls.flatMap(({ to }, i) => targetsOfRoute(to).map((target) => ({ field: `calls.${i}.to`, target })));
    default:
      return [];
  }
}

function queuesOf(options: BlockOptions): readonly { readonly field: string; readonly queue: string }[] {
  if (options.kind === 'consumer') return [{ field: 'from', queue: options.from }];
  if (options.kind === 'message-queue' && options.deadLetterTo !== null) return [{ field: 'deadLetterTo', queue: options.deadLetterTo }];
  return [];
}

/** One way on from a block: the field that says so, and what stands there. */
interface Step {
  readonly target: string;
  readonly path: string;
  readonly value: string;
  readonly allowed: string;
}

/** Where a request, or a message made of it, can go on from a block. */
function stepsFrom(id: string, blocks: Blocks): readonly Step[] {
  const options = blocks[id]!;
  const allowed = `a block that does not lead back to ${id}`;
  const named =
    options.kind === 'message-queue' ? queuesOf(options).map(({ field, queue }) => ({ field, target: queue })) : targetsOf(options);
  const own = named.map(({ field, target }) => ({ target, path: `blocks.${id}.${field}`, value: target, allowed }));
  const takers = Object.keys(blocks).filter((other) => {
    const { kind } = blocks[other]!;
    return kind === 'consumer' && queuesOf(blocks[other]!).some(({ queue }) => queue === id);
  });
  const taken = takers.map((taker) => {
    return { target: taker, path: `blocks.${taker}.from`, value: id, allowed: `a queue to which ${taker} does not lead` };
  });
  return [...taken, ...own];
}

/** A request that goes round in a circle would never end. */
function checkCircles(blocks: Blocks, reading: Reading): void {
  const finished = new Set<string>();
  const under = new Set<string>();
  const visit = (id: string): void => {
    under.add(id);
    for (const { target, path, value, allowed } of stepsFrom(id, blocks)) {
      if (under.has(target)) reading.refuse(path, value, allowed);
      else if (!finished.has(target)) visit(target);
    }
    under.delete(id);
    finished.add(id);
  };
  for (const id of Object.keys(blocks)) if (!finished.has(id) && !reading.isOver) visit(id);
}

function checkPlaces(id: string, options: BlockOptions, { places }: Wiring, reading: Reading): void {
  const known = Object.keys(places);
  const check = (field: string, place: string | null): void => {
    if (place === null || Object.hasOwn(places, place)) return;
    reading.refuse(`blocks.${id}.${field}`, place, known.length === 0 ? 'a place, of which there is none,' : someOf(known));
  };
  if ('place' in options) check('place', options.place);
  if (options.kind === 'client') {
    for (const place of Object.keys(options.places)) {
      if (!Object.hasOwn(places, place))
        reading.refuseName(`blocks.${id}.places.${place}`, place, known.length === 0 ? 'no place' : someOf(known));
    }
  }
  if (options.kind !== 'cdn') return;
  for (const [name, edge] of Object.entries(options.edges)) check(`edges.${name}.place`, edge.place);
  if (options.shield !== null) check('shield.place', options.shield.place);
}

function checkLinks({ blocks, links, places }: Wiring, reading: Reading): void {
  const seen = new Set<string>();
  const parts = Object.entries(blocks).flatMap(([id, options]) => partsOf(options).map((part) => `${id}/${part}`));
  const others = new Set([...parts, ...Object.keys(places)]);
  const known = [...Object.keys(blocks), ...others];
  const isKnown = (end: string): boolean => Object.hasOwn(blocks, end) || others.has(end);
  const sendsTo = (from: string, to: string): boolean => stepsFrom(from, blocks).some(({ target }) => target === to);
  links.forEach(({ from, to }, i) => {
    const pair = [from, to].sort((one, other) => (one < other ? -1 : 1)).join(' ');
    const areBlocks = Object.hasOwn(blocks, from) && Object.hasOwn(blocks, to);
    if (!isKnown(from)) reading.refuse(`links.${i}.from`, from, someOf(known));
    else if (!isKnown(to) || from === to) reading.refuse(`links.${i}.to`, to, someOf(known.filter((end) => end !== from)));
    else if (areBlocks && !sendsTo(from, to) && !sendsTo(to, from)) {
      reading.refuse(`links.${i}.to`, to, `a block that ${from} sends requests to`);
    } else if (seen.has(pair)) reading.refuse(`links.${i}.to`, to, 'one link for each pair of blocks');
    seen.add(pair);
  });
}

/** What each block may have by itself could still be too much of all together. */
function checkTotals(blocks: Blocks, reading: Reading): void {
  const clients = Object.entries(blocks).filter((entry): entry is [string, ClientOptions] => entry[1].kind === 'client');
  const limit = (field: string, max: number, countOf: (client: ClientOptions) => number): void => {
    let total = 0;
    for (const [id, client] of clients) {
      const count = countOf(client);
      total += count;
      if (total > max) {
        reading.refuse(`blocks.${id}.${field}`, count, `a number that makes at most ${grouped(max)} with those of the other clients`);
        return;
      }
    }
  };
  limit('arrivals.users', MAX_MANY, ({ arrivals }) => (arrivals.process === 'closed' ? arrivals.users : 0));
  limit('arrivals.atMs', MAX_LISTED, ({ arrivals }) => (arrivals.process === 'list' ? arrivals.atMs.length : 0));
  limit('keys.count', MAX_MANY, ({ keys }) => (keys?.distribution === 'zipf' ? keys.count : 0));
}
