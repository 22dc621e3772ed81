import { ProxyCache } from '#blocks/proxy-cache.ts';
import type { ReverseProxyOptions } from '#blocks/proxy-options.ts';
import { ReverseProxy } from '#blocks/reverse-proxy.ts';
import { reverseProxyFields } from '#blueprint/fields/reverse-proxy.ts';
import { kindOf } from '#blueprint/kind.ts';
import { partsOf } from '#blueprint/parts.ts';
import { ProxyFold } from '#metrics/proxy-fold.ts';

export const reverseProxyKind = kindOf<ReverseProxyOptions>({
  kind: 'reverse-proxy',
  fields: reverseProxyFields,
  parts: partsOf,
  make: (options, { id, network, index, firstPart, seed, indexOf }) => {
    const rules = options.cache;
    const makeCache =
      rules === null
        ? null
        : (host: ConstructorParameters<typeof ProxyCache>[1]) => new ProxyCache(`${id}/cache`, host, firstPart, rules, seed);
    const block = new ReverseProxy(id, options, network, index, seed, makeCache, indexOf);
    return { block, parts: block.cache === null ? [] : [block.cache] };
  },
  fold: (subject, fromUs) => new ProxyFold(subject, () => (subject.options() as ReverseProxyOptions).workers, fromUs),
});
