import { LoadBalancer } from '#blocks/load-balancer.ts';
import type { LoadBalancerOptions } from '#blocks/options.ts';
import { loadBalancerFields } from '#blueprint/fields/load-balancer.ts';
import { kindOf, NO_PARTS } from '#blueprint/kind.ts';
import { BalancerFold } from '#metrics/balancer-fold.ts';

export const loadBalancerKind = kindOf<LoadBalancerOptions>({
  kind: 'load-balancer',
  fields: loadBalancerFields,
  parts: NO_PARTS,
  make: (options, { id, network, index, seed, indexOf }) => ({
    block: new LoadBalancer(id, options, options.to.map(indexOf), network, index, seed),
    parts: [],
  }),
  fold: (subject, fromUs) => new BalancerFold(subject, (subject.options() as LoadBalancerOptions).to, fromUs),
});
