import type { BlockOptions } from '#blocks/block-options.ts';
import { targetsOfRoute } from '#blocks/route.ts';

/** Whether a block sends what it is sent, or makes, to another. */
export function sendsTo(options: BlockOptions & { readonly to: unknown }, id: string): boolean {
  if (options.kind === 'load-balancer') return options.to.includes(id);
  return targetsOfRoute(options.to as Parameters<typeof targetsOfRoute>[0]).includes(id);
}
