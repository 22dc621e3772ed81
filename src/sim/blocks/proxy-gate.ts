import { Fact } from '#kernel/facts.ts';
import type { FactKind } from '#kernel/facts.ts';
import { Random } from '#kernel/random.ts';
import type { Network } from './network.ts';
import type { ReverseProxyOptions } from './proxy-options.ts';
import { RequestFlag } from './requests.ts';
import { TokenBuckets } from './token-buckets.ts';

/** Stations of a proxy that turn requests away: positions in `recentlyLost` of its frame. */
export const PROXY_STATIONS = { filter: 0, limit: 1, auth: 2, shed: 3, full: 4, down: 5 } as const;
export type ProxyStation = (typeof PROXY_STATIONS)[keyof typeof PROXY_STATIONS];

/** What the gate says of a request, and what it costs to find out. */
export interface Verdict {
  readonly cpuMs: number;
  /** The station that turned it away, `null` = it may pass. */
  readonly stoppedAt: ProxyStation | null;
  /** It may pass after so long. */
  readonly delayUs: number;
}

/**
 * What a proxy does before it looks further: decrypt, filter, limit, authenticate, in this order. A request that is stopped costs
 * nothing at the stations behind. The filter does not know who is hostile: it finds a share of them, and takes a share of the honest
 * for hostile.
 */
export class ProxyGate {
  private readonly network: Network;
  private readonly index: number;
  private readonly filters: Random;
  private readonly passes: Random;
  private readonly resumption: Random;
  private buckets: TokenBuckets[] = [];

  constructor(network: Network, index: number, seed: number, id: string) {
    this.network = network;
    this.index = index;
    this.filters = new Random(seed, `${id}/filter`);
    this.passes = new Random(seed, `${id}/auth`);
    this.resumption = new Random(seed, `${id}/resumption`);
  }

  judge(call: number, options: ReverseProxyOptions): Verdict {
    let cpuMs = options.tls === null ? 0 : this.decryptMs(call, options.tls);
    if (options.filter !== null) {
      cpuMs += options.filter.cpuMs;
      const { isHonest } = this.network.sortOf(call);
      if (this.filters.nextChance(isHonest ? options.filter.falseAlarmShare : options.filter.hitShare)) {
        this.emit(Fact.filtered, call, isHonest ? 0 : 1, 0);
        return { cpuMs, stoppedAt: PROXY_STATIONS.filter, delayUs: 0 };
      }
    }
    const delayUs = this.limit(call, options.limits);
    if (delayUs === Infinity) return { cpuMs, stoppedAt: PROXY_STATIONS.limit, delayUs: 0 };
    if (options.auth !== null) {
      cpuMs += options.auth.cpuMs;
      if (!this.passes.nextChance(options.auth.validShare)) {
        this.emit(Fact.unauthorised, call, 0, 0);
        return { cpuMs, stoppedAt: PROXY_STATIONS.auth, delayUs: 0 };
      }
    }
    return { cpuMs, stoppedAt: null, delayUs };
  }

  /** Buckets that count everybody, for drawing. */
  sharedBuckets({ limits }: ReverseProxyOptions): { tokens: number; burst: number }[] {
    const { nowUs } = this.network.simulation;
    return limits.flatMap((limit, i) =>
      limit.by === 'all' ? [{ tokens: this.bucketsOf(i).tokens(limit, nowUs), burst: limit.burst }] : [],
    );
  }

  /** The process died: its buckets are full again. */
  forget(): void {
    this.buckets = [];
  }

  /** Takes a token of every limit, if each has one. µs until it may go, Infinity = refused. */
  private limit(call: number, limits: ReverseProxyOptions['limits']): number {
    const { nowUs } = this.network.simulation;
    const client = this.clientOf(call);
    let longestUs = 0;
    limits.forEach((limit, i) => (longestUs = Math.max(longestUs, this.bucketsOf(i).waitUs(client, limit, nowUs))));
    if (longestUs > 0) this.emit(Fact.limited, call, longestUs === Infinity ? 1 : 0, longestUs === Infinity ? 0 : longestUs);
    if (longestUs < Infinity) limits.forEach((limit, i) => this.bucketsOf(i).take(client, limit, nowUs));
    return longestUs;
  }

  private bucketsOf(position: number): TokenBuckets {
    return (this.buckets[position] ??= new TokenBuckets());
  }

  /** A number for each sender of each client. */
  private clientOf(call: number): number {
    const { requests, calls, sorts } = this.network;
    const request = calls.request[call]!;
    const sort = requests.sort[request]!;
    return requests.sender[request]! * sorts.length + (sort - sorts[sort]!.index);
  }

  private decryptMs(call: number, tls: NonNullable<ReverseProxyOptions['tls']>): number {
    const { requests, calls } = this.network;
    requests.flags[calls.request[call]!]! |= RequestFlag.decrypted;
    if (!this.network.openedConnection(call)) return 0;
    const isResumed = this.resumption.nextChance(tls.resumedShare);
    this.emit(Fact.handshake, call, isResumed ? 1 : 0, 0);
    return isResumed ? 0 : tls.handshakeCpuMs;
  }

  private emit(fact: FactKind, call: number, a: number, b: number): void {
    const { requests, calls } = this.network;
    this.network.emit(fact, this.index, requests.number[calls.request[call]!]!, a, b);
  }
}
