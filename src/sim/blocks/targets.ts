import { power } from '#kernel/math.ts';

/** A slow start never gives a returning server less than this share of its weight. Source: Envoy `min_weight_percent`. */
const LEAST_WARMTH = 0.1;

/** What a balancer knows of the servers it may send to: columns by position in its `to`. */
export class Targets {
  readonly ids: readonly string[];
  /** Block index of each server. */
  readonly blocks: readonly number[];
  readonly count: number;
  readonly believedUp: boolean[];
  readonly draining: boolean[];
  /** Taken out because of what requests told. */
  readonly ejected: boolean[];
  /** Requests sent and not yet answered: the balancer's own count, not the server's. */
  readonly held: Int32Array;
  readonly weights: Float64Array;
  /** Running credit of smooth weighted round robin. */
  readonly credit: Float64Array;
  /** When it came back, for slow start; −Infinity = warm. */
  readonly backSinceUs: Float64Array;
  /** Position chosen last; turns go on from there. */
  last = -1;
  /** Position that won the last tie; the next tie goes on from there. */
  lastTied = -1;
  /** Positions that may get requests, ascending. */
  pool: Int32Array;
  poolSize = 0;
  private readonly member: boolean[];

  constructor(ids: readonly string[], blocks: readonly number[], member: readonly boolean[]) {
    this.ids = ids;
    this.blocks = blocks;
    this.count = ids.length;
    this.member = [...member];
    this.believedUp = ids.map(() => true);
    this.draining = ids.map(() => false);
    this.ejected = ids.map(() => false);
    this.held = new Int32Array(this.count);
    this.weights = new Float64Array(this.count).fill(1);
    this.credit = new Float64Array(this.count);
    this.backSinceUs = new Float64Array(this.count).fill(-Infinity);
    this.pool = new Int32Array(this.count);
    this.refresh();
  }

  /** Recomputes the pool after a change of belief, draining or membership. */
  refresh(): void {
    this.poolSize = 0;
    for (let i = 0; i < this.count; i++) if (this.mayServe(i)) this.pool[this.poolSize++] = i;
  }

  mayServe(position: number): boolean {
    return this.believedUp[position]! && !this.draining[position]! && !this.ejected[position]! && this.member[position]!;
  }

  /** Forgets everything learnt, as a restarted balancer does. */
  forget(): void {
    this.believedUp.fill(true);
    this.held.fill(0);
    this.credit.fill(0);
    this.backSinceUs.fill(-Infinity);
    this.last = -1;
    this.lastTied = -1;
    this.refresh();
  }

  /**
   * Weight of a server during slow start: weight × max(.1, (t/W)^(1/aggression)).
   * Source: Envoy documentation, *Slow start mode*.
   */
  warmWeight(position: number, nowUs: number, windowUs: number, aggression: number): number {
    const weight = this.weights[position]!;
    const ageUs = nowUs - this.backSinceUs[position]!;
    if (ageUs >= windowUs) return weight;
    const factor = ageUs <= 0 ? 0 : power(ageUs / windowUs, 1 / aggression);
    return weight * Math.max(LEAST_WARMTH, factor);
  }
}
