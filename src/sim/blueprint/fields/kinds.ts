import { cacheFields } from './cache.ts';
import { cdnFields } from './cdn.ts';
import { clientFields } from './client.ts';
import { consumerFields } from './consumer.ts';
import { databaseFields } from './database.ts';
import { variants } from './field.ts';
import type { ValueOf } from './field.ts';
import { loadBalancerFields } from './load-balancer.ts';
import { messageQueueFields } from './message-queue.ts';
import { reverseProxyFields } from './reverse-proxy.ts';
import { serverFields } from './server.ts';

/** Every kind of block with its table of fields. A new kind is a file in this folder and a row here. */
export const blockField = variants('kind', {
  client: clientFields,
  server: serverFields,
  'load-balancer': loadBalancerFields,
  'reverse-proxy': reverseProxyFields,
  cache: cacheFields,
  cdn: cdnFields,
  'message-queue': messageQueueFields,
  consumer: consumerFields,
  database: databaseFields,
});

/** What the parser makes of a block: the same type as `BlockOptions`. */
export type ParsedBlock = ValueOf<typeof blockField>;
