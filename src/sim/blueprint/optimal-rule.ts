import type { BlockOptions } from '#blocks/block-options.ts';
import type { Reading } from './problem.ts';
import { sendsTo } from './sends-to.ts';

type Blocks = Readonly<Record<string, BlockOptions>>;

const OTHERS = 'lru, lfu, fifo, clock, sieve or random';

/** Belady's optimum must know what will be asked for: one client with keys, that only reads and asks this cache alone. */
export function checkOptimal(blocks: Blocks, reading: Reading): void {
  for (const [id, options] of Object.entries(blocks)) {
    if (options.kind === 'cache' && options.policy === 'optimal' && !isForeseen(id, blocks)) {
      reading.refuse(
        `blocks.${id}.policy`,
        'optimal',
        `${OTHERS}, or one client with keys that sends reads to this cache and nowhere else, once each,`,
      );
    }
    const inner = options.kind === 'reverse-proxy' || options.kind === 'cdn' ? options.cache : null;
    if (inner?.policy === 'optimal') reading.refuse(`blocks.${id}.cache.policy`, 'optimal', OTHERS);
    if (options.kind === 'cdn' && options.shield?.cache.policy === 'optimal') {
      reading.refuse(`blocks.${id}.shield.cache.policy`, 'optimal', OTHERS);
    }
  }
}

function isForeseen(id: string, blocks: Blocks): boolean {
  const feeders = Object.values(blocks).filter((options) => 'to' in options && sendsTo(options, id));
  const callers = Object.values(blocks).filter((options) => 'calls' in options && options.calls.some((call) => call.to === id));
  const [only] = feeders;
  if (feeders.length !== 1 || callers.length > 0 || only?.kind !== 'client') return false;
  const isOnce = only.retries.max === 0 && only.hedgeAfterMs === null;
  return only.to === id && only.keys !== null && isOnce && only.mix.every((type) => type.op === 'read');
}
