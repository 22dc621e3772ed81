import type { Random } from '#kernel/random.ts';
import {
  chooseByModulo,
  chooseInTurn,
  chooseLeastHeld,
  chooseLeastPerWeight,
  chooseOfRandom,
  chooseRandom,
  chooseSmoothly,
} from './balancing.ts';
import { HashRing } from './hash-ring.ts';
import type { Network } from './network.ts';
import type { LoadBalancerOptions } from './options.ts';
import type { Targets } from './targets.ts';

/** Picks a server for a request by the balancer's current rule. Holds what a rule needs between picks. */
export class Chooser {
  private options: LoadBalancerOptions;
  private readonly targets: Targets;
  private readonly network: Network;
  private readonly stream: Random;
  private ring: HashRing | null = null;
  private readonly weightOf = (position: number): number => this.weightNow(position);

  constructor(options: LoadBalancerOptions, targets: Targets, network: Network, stream: Random) {
    this.options = options;
    this.targets = targets;
    this.network = network;
    this.stream = stream;
    this.setOptions(options);
  }

  setOptions(options: LoadBalancerOptions): void {
    const { targets } = this;
    this.options = options;
    targets.ids.forEach((id, position) => {
      targets.weights[position] = Object.hasOwn(options.weights, id) ? options.weights[id]! : 1;
      targets.draining[position] = options.draining.includes(id);
    });
    targets.refresh();
    this.ring = options.policy === 'consistent-hash' ? new HashRing(targets.ids, targets.weights, options.virtualNodes) : null;
  }

  /** Position in `to`, −1 when nobody may serve. Servers in `tried` are passed over while there are others. */
  choose(request: number, tried: readonly number[] | undefined): number {
    const { targets } = this;
    if (targets.poolSize === 0) return -1;
    if (tried === undefined || tried.length === 0) return this.pick(request, targets.pool, targets.poolSize, NOBODY);
    const rest = targets.pool.slice(0, targets.poolSize).filter((position) => !tried.includes(position));
    if (rest.length === 0) return this.pick(request, targets.pool, targets.poolSize, NOBODY);
    return this.pick(request, rest, rest.length, tried);
  }

  ringPoints(): { placeShare: number; owner: number }[] | null {
    return this.ring?.points() ?? null;
  }

  private pick(request: number, pool: Int32Array, size: number, tried: readonly number[]): number {
    const { targets, options, stream } = this;
    const isWarming = options.slowStart !== null && this.someoneIsWarming();
    switch (options.policy) {
      case 'random':
        return chooseRandom(pool, size, stream);
      case 'round-robin':
        return isWarming ? chooseSmoothly(targets, pool, size, this.weightOf) : chooseInTurn(targets, pool, size);
      case 'weighted-round-robin':
        return chooseSmoothly(targets, pool, size, this.weightOf);
      case 'least-connections':
        return isWarming ? chooseLeastPerWeight(targets, pool, size, this.weightOf) : chooseLeastHeld(targets, pool, size);
      case 'weighted-least-connections':
        return chooseLeastPerWeight(targets, pool, size, this.weightOf);
      case 'power-of-two':
        return chooseOfRandom(targets, pool, size, options.choices, stream);
      case 'hash':
        return chooseByModulo(pool, size, this.hashedBy(request));
      case 'consistent-hash':
        return this.ring!.ownerOf(this.hashedBy(request), (position) => targets.mayServe(position) && !tried.includes(position));
    }
  }

  /** What the hash is taken of; a request without a key is its own key. */
  private hashedBy(request: number): number {
    const { requests } = this.network;
    if (this.options.hashBy === 'client') return requests.sender[request]!;
    const key = requests.key[request]!;
    return key >= 0 ? key : requests.number[request]!;
  }

  private weightNow(position: number): number {
    const { slowStart } = this.options;
    if (slowStart === null) return this.targets.weights[position]!;
    return this.targets.warmWeight(position, this.network.simulation.nowUs, slowStart.windowMs * 1000, slowStart.aggression);
  }

  private someoneIsWarming(): boolean {
    const { targets, options, network } = this;
    const since = network.simulation.nowUs - options.slowStart!.windowMs * 1000;
    for (let i = 0; i < targets.poolSize; i++) if (targets.backSinceUs[targets.pool[i]!]! > since) return true;
    return false;
  }
}

const NOBODY: readonly number[] = [];
