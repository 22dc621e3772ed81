import { CallState } from '#blocks/calls.ts';
import type { Block } from '#blocks/block.ts';
import { Client } from '#blocks/client.ts';
import { LoadBalancer } from '#blocks/load-balancer.ts';
import { Network } from '#blocks/network.ts';
import { Server } from '#blocks/server.ts';
import { Fact } from '#kernel/facts.ts';
import type { Observer } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import { Simulation } from '#kernel/simulation.ts';
import type { Subject } from '#metrics/subjects.ts';
import type { BlockOptions, Blueprint, Happening } from './blueprint.ts';
import type { Frame, MovingRequest } from './frame.ts';
import { HappeningQueue } from './happening-queue.ts';
import { applySetting } from './settable.ts';

type Apply = (options: BlockOptions) => void;

/** A blueprint turned into wired blocks at time 0. Observers are made from the subjects they will watch. */
export class WiredRun {
  readonly blueprint: Blueprint;
  readonly simulation = new Simulation();
  readonly network: Network;
  readonly subjects: readonly Subject[];
  private readonly ids: readonly string[];
  private readonly options: BlockOptions[];
  private readonly appliers: Apply[] = [];
  private readonly happenings: HappeningQueue;

  constructor(blueprint: Blueprint, observersOf: (subjects: readonly Subject[]) => readonly Observer[]) {
    this.blueprint = blueprint;
    this.ids = Object.keys(blueprint.blocks);
    this.options = this.ids.map((id) => blueprint.blocks[id]!);
    this.subjects = this.ids.map((id, index) => this.subject(id, index));
    this.network = new Network(this.simulation, observersOf(this.subjects));
    this.ids.forEach((id) => this.network.add((network, index) => this.makeBlock(id, network, index)));
    for (const link of blueprint.links) {
      this.network.setLatency(this.indexOf(link.from), this.indexOf(link.to), Math.round(link.oneWayMs * 1000));
    }
    this.happenings = new HappeningQueue(blueprint.happenings, (happening, number) => this.happen(happening, number));
    this.simulation.interruptWith(this.happenings);
    this.network.start();
  }

  /** A happening decided while the run is under way. It must lie in the future. */
  addHappening(happening: Happening): void {
    this.happenings.add(happening);
  }

  block(id: string): Block {
    return this.network.blocks[this.indexOf(id)]!;
  }

  /** Data for drawing the present instant. */
  frame(): Frame {
    const { network } = this;
    const blocks = Object.fromEntries(network.blocks.map((block) => [block.id, block.frame()]));
    return { nowMs: this.simulation.nowUs / 1000, blocks, moving: this.moving() };
  }

  private moving(): MovingRequest[] {
    const { network, simulation } = this;
    const { calls } = network;
    const isMoving = (call: number): boolean => calls.state[call] === CallState.travelling || calls.state[call] === CallState.answering;
    return network.liveCalls(isMoving).map((call) => {
      const isAnswer = calls.state[call] === CallState.answering;
      const [from, to] = isAnswer ? [calls.callee[call]!, calls.caller[call]!] : [calls.caller[call]!, calls.callee[call]!];
      const doneShare = (simulation.nowUs - calls.sinceUs[call]!) / network.delayUs(from, to);
      return { ...network.view(call), from: this.ids[from]!, to: this.ids[to]!, doneShare, isAnswer };
    });
  }

  private happen(happening: Happening, number: number): void {
    const ids = typeof happening.block === 'string' ? [happening.block] : happening.block;
    for (const id of ids) {
      const index = this.indexOf(id);
      let options = this.options[index]!;
      for (const [dotted, value] of Object.entries(happening.set)) options = applySetting(options, dotted, value);
      this.options[index] = options;
      this.network.emit(Fact.changed, index, -1, number, 0);
      this.appliers[index]!(options);
    }
  }

  private makeBlock(id: string, network: Network, index: number): Block {
    const options = this.options[index]!;
    const { seed } = this.blueprint;
    switch (options.kind) {
      case 'client': {
        const client = new Client(id, options, this.indexOf(options.to), network, index, seed);
        this.appliers.push((changed) => changed.kind === 'client' && client.apply(changed));
        return client;
      }
      case 'server': {
        const server = new Server(id, options, network, index, seed);
        this.appliers.push((changed) => changed.kind === 'server' && server.apply(changed));
        return server;
      }
      case 'load-balancer': {
        const targets = options.to.map((target) => this.indexOf(target));
        const balancer = new LoadBalancer(id, options, targets, network, index, seed);
        this.appliers.push((changed) => changed.kind === 'load-balancer' && balancer.apply(changed));
        return balancer;
      }
    }
  }

  private subject(id: string, index: number): Subject {
    const options = this.options[index]!;
    const workers = (): number => {
      const now = this.options[index]!;
      return now.kind === 'server' ? now.workers : 0;
    };
    return { id, kind: options.kind, to: options.kind === 'load-balancer' ? options.to : [], workers };
  }

  private indexOf(id: string): number {
    const index = this.ids.indexOf(id);
    invariant(index >= 0, `a parsed blueprint names no block "${id}"`);
    return index;
  }
}
