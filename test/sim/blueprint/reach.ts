import type { BlockOptions } from '#blocks/block-options.ts';
import { targetsOfRoute } from '#blocks/route.ts';
import type { Blueprint } from '#blueprint/blueprint.ts';

type Blocks = Blueprint['blocks'];

/** Whom a block hands requests, or messages made of them, to. */
function nextOf(id: string, blocks: Blocks): readonly string[] {
  const options: BlockOptions = blocks[id]!;
  switch (options.kind) {
    case 'client':
    case 'reverse-proxy':
      return targetsOfRoute(options.to);
    case 'load-balancer':
      return options.to;
    case 'cache':
    case 'cdn':
      return [options.to];
    case 'server':
    case 'consumer':
      return options.calls.flatMap(({ to }) => targetsOfRoute(to));
    case 'message-queue': {
      const takers = Object.entries(blocks).filter(([, other]) => other.kind === 'consumer' && other.from === id);
      return [...takers.map(([taker]) => taker), ...(options.deadLetterTo === null ? [] : [options.deadLetterTo])];
    }
    case 'database':
      return [];
  }
}

/** How many blocks a request may pass, one behind the other, after its client. */
export function depthOf({ blocks }: Blueprint): number {
  const from = (id: string): number => 1 + Math.max(0, ...nextOf(id, blocks).map(from));
  const clients = Object.keys(blocks).filter((id) => blocks[id]!.kind === 'client');
  return Math.max(0, ...clients.map((id) => from(id) - 1));
}

/** What happens in a run before its end, by kind of block: `cache.clear`, `server.set`, `database/part.crash`. */
export function happeningsOf({ blocks, happenings, durationMs }: Blueprint): readonly string[] {
  return happenings
    .filter(({ atMs }) => atMs < durationMs)
    .flatMap((happening) => {
      const ids = typeof happening.block === 'string' ? [happening.block] : happening.block;
      return ids.map((id) => {
        const [owner = '', part] = id.split('/');
        const what = 'do' in happening ? happening.do : 'set';
        return `${blocks[owner]!.kind}${part === undefined ? '' : '/part'}.${what}`;
      });
    });
}
