import type { BlockOptions } from '#blocks/block-options.ts';

/** Names of the parts of a block: with `"replica-1"` among those of `store`, `"store/replica-1"` can be named. */
export function partsOf(options: BlockOptions): readonly string[] {
  switch (options.kind) {
    case 'database':
      return ['primary', ...numbered('replica', options.replicas)];
    case 'cdn':
      return [...Object.keys(options.edges), ...(options.shield === null ? [] : ['shield'])];
    case 'message-queue':
      return numbered('partition', options.partitions);
    case 'reverse-proxy':
      return options.cache === null ? [] : ['cache'];
    default:
      return [];
  }
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
}
