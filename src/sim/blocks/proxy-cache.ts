import type { OutcomeCode } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import type { Block } from './block.ts';
import type { CacheRules } from './cache-options.ts';
import { CacheReader } from './cache-reader.ts';
import type { CacheHost } from './cache-reader.ts';
import { cacheFrame } from './cache-view.ts';
import type { CacheFrame } from './frames.ts';
import type { Network } from './network.ts';

/** The proxy that a response cache works in. */
export interface ProxyCacheHost {
  readonly network: Network;
  fetchFor(request: number, parent: number, ticket: number): void;
  replyTo(call: number, outcome: OutcomeCode): void;
}

/** The response cache of a reverse proxy, as a part of it: kept by path and key, and honouring the age an answer comes with. */
export class ProxyCache implements Block, CacheHost {
  readonly id: string;
  readonly network: Network;
  readonly index: number;
  readonly reader: CacheReader;
  private readonly host: ProxyCacheHost;
  private rules: CacheRules;

  constructor(id: string, host: ProxyCacheHost, index: number, rules: CacheRules, seed: number) {
    this.id = id;
    this.network = host.network;
    this.index = index;
    this.host = host;
    this.rules = rules;
    this.reader = new CacheReader(this, rules, { nameBy: 'path+key', honoursAge: true, future: null }, 0, seed, id);
  }

  start(): void {}

  apply(): void {
    invariant(false, 'the cache of a proxy has no options of its own');
  }

  receive(): void {
    invariant(false, 'requests go to the proxy, not to its cache');
  }

  answered(): void {
    invariant(false, 'the cache of a proxy fetches through the proxy');
  }

  handle(_code: number, a: number, b: number): void {
    this.reader.handle(a, b);
  }

  setRules(rules: CacheRules): void {
    this.rules = rules;
    this.reader.apply(rules);
  }

  fetch(request: number, parent: number, ticket: number): void {
    this.host.fetchFor(request, parent, ticket);
  }

  reply(call: number, outcome: OutcomeCode): void {
    this.host.replyTo(call, outcome);
  }

  frame(): CacheFrame {
    return cacheFrame(this.network, { ...this.rules, up: true }, this.reader, () => false);
  }
}
