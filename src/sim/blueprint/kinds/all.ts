import type { Kinds } from '#blueprint/kind.ts';
import { buildRoads } from '#blueprint/roads.ts';
import { cacheKind } from './cache.ts';
import { cdnKind } from './cdn.ts';
import { clientKind } from './client.ts';
import { consumerKind } from './consumer.ts';
import { databaseKind } from './database.ts';
import { loadBalancerKind } from './load-balancer.ts';
import { messageQueueKind } from './message-queue.ts';
import { reverseProxyKind } from './reverse-proxy.ts';
import { serverKind } from './server.ts';

/** Every kind there is: for the command line, the build and tests. A figure lists its own. */
export const ALL_KINDS: Kinds = {
  kinds: [clientKind, serverKind, loadBalancerKind, cacheKind, databaseKind, reverseProxyKind, cdnKind, messageQueueKind, consumerKind],
  roads: buildRoads,
};
