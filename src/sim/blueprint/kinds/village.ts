import type { Kinds } from '#blueprint/kind.ts';
import { clientKind } from './client.ts';
import { loadBalancerKind } from './load-balancer.ts';
import { serverKind } from './server.ts';

/** Visitors, a controller, floes. */
export const VILLAGE_KINDS: Kinds = { kinds: [clientKind, serverKind, loadBalancerKind], roads: null };
