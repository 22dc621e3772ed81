import type { ClientOptions } from '#blocks/options.ts';
import type { BlockOptions, LinkOptions } from './blueprint.ts';
import { MAX_LISTED, MAX_MANY } from './fields/limits.ts';
import { grouped, oneOf } from './problem.ts';
import type { Reading } from './problem.ts';

/** Ids that a message lists. */
const MAX_NAMED = 8;

type Blocks = Readonly<Record<string, BlockOptions>>;

/** Checks what blocks say of one another: targets that exist and take requests, no circle, sensible links, bounded totals. */
export function checkWiring(blocks: Blocks, links: readonly LinkOptions[], reading: Reading): void {
  for (const [id, options] of Object.entries(blocks)) {
    for (const target of targetsOf(options)) {
      const takesRequests = Object.hasOwn(blocks, target) && blocks[target]!.kind !== 'client';
      if (!takesRequests || target === id) reading.refuse(`blocks.${id}.to`, target, receiversFor(id, blocks));
    }
  }
  if (reading.problems.length > 0) return;
  checkCircles(blocks, reading);
  checkLinks(blocks, links, reading);
  checkTotals(blocks, reading);
}

function receiversFor(id: string, blocks: Blocks): string {
  const receivers = Object.keys(blocks).filter((other) => other !== id && blocks[other]!.kind !== 'client');
  return receivers.length === 0 ? 'a server or load-balancer, of which there is no other,' : someOf(receivers);
}

/** A few of many ids, for a message. */
function someOf(ids: readonly string[]): string {
  return ids.length > MAX_NAMED ? `${oneOf(ids.slice(0, MAX_NAMED))}, …` : oneOf(ids);
}

function targetsOf(options: BlockOptions | undefined): readonly string[] {
  switch (options?.kind) {
    case 'client':
      return [options.to];
    case 'load-balancer':
      return options.to;
    default:
      return [];
  }
}

/** A request that goes round in a circle would never end. */
function checkCircles(blocks: Blocks, reading: Reading): void {
  const finished = new Set<string>();
  const under = new Set<string>();
  const visit = (id: string): void => {
    under.add(id);
    for (const target of targetsOf(blocks[id])) {
      if (under.has(target)) reading.refuse(`blocks.${id}.to`, target, `a block that does not lead back to ${id}`);
      else if (!finished.has(target)) visit(target);
    }
    under.delete(id);
    finished.add(id);
  };
  for (const id of Object.keys(blocks)) if (!finished.has(id) && !reading.isOver) visit(id);
}

function checkLinks(blocks: Blocks, links: readonly LinkOptions[], reading: Reading): void {
  const seen = new Set<string>();
  const known = Object.keys(blocks);
  links.forEach(({ from, to }, i) => {
    const pair = [from, to].sort((one, other) => (one < other ? -1 : 1)).join(' ');
    if (!Object.hasOwn(blocks, from)) reading.refuse(`links.${i}.from`, from, someOf(known));
    else if (!Object.hasOwn(blocks, to)) reading.refuse(`links.${i}.to`, to, someOf(known));
    else if (!targetsOf(blocks[from]).includes(to) && !targetsOf(blocks[to]).includes(from)) {
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
