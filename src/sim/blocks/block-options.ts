import type { CacheOptions } from './cache-options.ts';
import type { CdnOptions } from './cdn-options.ts';
import type { DatabaseOptions } from './database-options.ts';
import type { ReverseProxyOptions } from './proxy-options.ts';
import type { ConsumerOptions, MessageQueueOptions } from './queue-options.ts';
import type { ClientOptions, LoadBalancerOptions, ServerOptions } from './options.ts';

/** Options of any block. */
export type BlockOptions =
  | ClientOptions
  | ServerOptions
  | LoadBalancerOptions
  | CacheOptions
  | DatabaseOptions
  | ReverseProxyOptions
  | CdnOptions
  | MessageQueueOptions
  | ConsumerOptions;
