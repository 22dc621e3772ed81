import type { Kinds } from '#blueprint/kind.ts';
import { clientKind } from './client.ts';
import { loadBalancerKind } from './load-balancer.ts';
import { plainServerKind } from './plain-server.ts';

/** Visitors, a controller, floes. */
export const VILLAGE_KINDS: Kinds = { kinds: [clientKind, plainServerKind, loadBalancerKind], roads: null };
