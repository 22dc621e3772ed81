import { durationLaw } from '#kernel/distribution.ts';
import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import type { Action, Block } from './block.ts';
import type { BlockOptions } from './block-options.ts';
import type { CdnOptions } from './cdn-options.ts';
import { CdnPart } from './cdn-part.ts';
import type { CdnHost } from './cdn-part.ts';
import { CdnRouter } from './cdn-router.ts';
import type { DistanceKm } from './cdn-router.ts';
import type { CdnFrame } from './frames.ts';
import type { Network } from './network.ts';
import { RecentRequests } from './recent.ts';
import { RequestKind } from './requests.ts';

const PURGE = 0;
const ALL_KEYS = -1;

export interface CdnSeat {
  readonly index: number;
  readonly firstPart: number;
  /** Block index of the origin. */
  readonly origin: number;
  readonly distanceKm: DistanceKm;
}

/**
 * A CDN: edges at places, each with copies of its own, and perhaps a shield that they all fetch through. The block itself stands
 * nowhere: it leads each request to an edge, over the road from where the request comes from. Paths in `dynamic` are never kept:
 * they go to the origin over the edge's open connection, or are answered at the edge.
 *
 * A purge reaches each edge after a time of its own. A copy that comes from the shield carries its age on (`honoursAge`), or starts a life of
 * its own, and lives add up. Source: RFC 9111, §4.2 (freshness) and §5.1 (Age).
 * Leaves out: what edges cost, requests that edges ask of one another, names that take time to look up, compression.
 */
export class Cdn implements Block, CdnHost {
  readonly id: string;
  readonly network: Network;
  readonly index: number;
  readonly origin: number;
  readonly parts: readonly CdnPart[];
  readonly passesThrough = true;
  edgeTime: Sampler | null;
  private options: CdnOptions;
  private readonly edges: readonly CdnPart[];
  private readonly shield: CdnPart | null;
  private readonly router: CdnRouter;
  private readonly purges: readonly Sampler[];
  private readonly recent = new RecentRequests();

  constructor(id: string, options: CdnOptions, network: Network, seat: CdnSeat, seed: number) {
    this.id = id;
    this.options = options;
    this.network = network;
    this.index = seat.index;
    this.origin = seat.origin;
    const { edgeTime } = options.dynamic;
    this.edgeTime = edgeTime === null ? null : new Sampler(durationLaw(edgeTime), new Random(seed, `${id}/edge-time`));
    const names = Object.keys(options.edges);
    const shieldSeat = seat.firstPart + names.length;
    const hasShield = options.shield !== null;
    const make = (name: string, place: string, position: number, upstream: number, isShield: boolean): CdnPart =>
      new CdnPart(
        this,
        { id: `${id}/${name}`, name, place, index: seat.firstPart + position, upstream },
        rulesFor(isShield, options),
        this.setup(),
        seed,
      );
    this.edges = names.map((name, position) =>
      make(name, options.edges[name]!.place, position, hasShield ? shieldSeat : seat.origin, false),
    );
    this.shield = options.shield === null ? null : make('shield', options.shield.place, names.length, seat.origin, true);
    this.parts = this.shield === null ? this.edges : [...this.edges, this.shield];
    this.router = new CdnRouter(network, this.edges, seat.distanceKm);
    this.purges = this.parts.map((part) => new Sampler(durationLaw(options.purgeDelay), new Random(seed, `${part.id}/purge`)));
  }

  get isUp(): boolean {
    return this.options.up;
  }

  start(): void {
    if (!this.options.up) this.network.emitPower(this.index, false);
  }

  apply(options: BlockOptions): void {
    if (options.kind !== 'cdn') return;
    const wasUp = this.options.up;
    this.options = options;
    for (const purge of this.purges) purge.setLaw(durationLaw(options.purgeDelay));
    if (wasUp === options.up) return;
    this.network.emitPower(this.index, options.up);
    for (const part of this.parts) {
      if (wasUp) part.breakDown();
      this.router.note(part);
    }
  }

  act(action: Action, key: number | null): void {
    if (action === 'clear') for (const part of this.parts) part.reader.purge(null);
    if (action !== 'purge') return;
    this.purges.forEach((purge, position) => {
      this.network.simulation.after(Math.round(purge.draw() * 1000), this.index, PURGE, position, key ?? ALL_KEYS);
    });
  }

  receive(call: number): void {
    const { network, options, index } = this;
    const { calls, requests, simulation } = network;
    const request = calls.request[call]!;
    if (requests.kind[request] !== RequestKind.visit) {
      network.answer(call, options.up ? Outcome.ok : Outcome.failed);
      return;
    }
    const found = this.router.edgeFor(call, options);
    const edge = found < 0 ? -1 - found : found;
    network.emit(Fact.routed, index, requests.number[request]!, edge, found < 0 ? 1 : 0);
    this.recent.note(requests.number[request]!, requests.work[request]!, edge, simulation.nowUs);
    network.deliver(network.open(request, index, this.edges[edge]!.index, call, 0));
  }

  answered(call: number, outcome: OutcomeCode): void {
    const parent = this.network.calls.parent[call]!;
    this.network.passAnswer(call, parent);
    this.network.answer(parent, outcome);
  }

  handle(_code: number, position: number, key: number): void {
    const part = this.parts[position]!;
    if (part.isUp) part.reader.purge(key === ALL_KEYS ? null : key);
  }

  isDynamic(call: number): boolean {
    const { path } = this.network.sortOf(call);
    return this.options.dynamic.paths.some((prefix) => path.startsWith(prefix));
  }

  partTurned(part: CdnPart): void {
    this.router.note(part);
  }

  frame(): CdnFrame {
    return {
      kind: 'cdn',
      up: this.options.up,
      edges: this.edges.map((edge) => edge.view()),
      shield: this.shield?.view() ?? null,
      recent: this.recent.list(),
    };
  }

  /** Read anew at every look: whether age is honoured may change during a run. */
  private setup() {
    const honoursAge = (): boolean => this.options.honoursAge;
    return {
      nameBy: this.options.cacheKey,
      future: null,
      get honoursAge() {
        return honoursAge();
      },
    } as const;
  }
}

function rulesFor(isShield: boolean, { shield, cache, naming }: CdnOptions): CdnOptions['cache'] {
  const rules = isShield && shield !== null ? shield.cache : cache;
  return naming === 'versioned' ? { ...rules, versioned: true } : rules;
}
