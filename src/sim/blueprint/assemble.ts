import type { Action, Block } from '#blocks/block.ts';
import { CallState } from '#blocks/calls.ts';
import { Network } from '#blocks/network.ts';
import type { BlockOptions } from '#blocks/block-options.ts';
import { Fact } from '#kernel/facts.ts';
import type { Observer } from '#kernel/facts.ts';
import { invariant } from '#kernel/invariant.ts';
import { Simulation } from '#kernel/simulation.ts';
import type { Subject } from '#metrics/subjects.ts';
import type { Blueprint, DeedHappening, Happening } from './blueprint.ts';
import type { Frame, MovingRequest } from './frame.ts';
import { HappeningQueue } from './happening-queue.ts';
import type { Kind, Kinds } from './kind.ts';
import { Seats } from './seats.ts';
import { setDotted } from './set-dotted.ts';

/** A blueprint turned into wired blocks at time 0. Observers are made from the subjects they will watch. */
export class WiredRun {
  readonly blueprint: Blueprint;
  readonly simulation = new Simulation();
  readonly network: Network;
  readonly subjects: readonly Subject[];
  private readonly seats: Seats;
  private readonly kinds: readonly Kind[];
  private readonly options: BlockOptions[];
  private readonly happenings: HappeningQueue;

  constructor(blueprint: Blueprint, kinds: Kinds, observersOf: (subjects: readonly Subject[]) => readonly Observer[]) {
    this.blueprint = blueprint;
    this.options = Object.values(blueprint.blocks);
    this.kinds = this.options.map((options) => kindFor(options, kinds));
    this.seats = new Seats(blueprint, this.kinds);
    this.subjects = Object.keys(blueprint.blocks).map((id, index) => this.subject(id, index));
    this.network = new Network(this.simulation, observersOf(this.subjects), Object.keys(blueprint.places));
    this.addBlocks();
    this.addLinks(kinds);
    this.happenings = new HappeningQueue(blueprint.happenings, (happening, number) => this.happen(happening, number));
    this.simulation.interruptWith(this.happenings);
    this.network.start();
  }

  /** A happening decided while the run is under way. It must lie in the future. */
  addHappening(happening: Happening): void {
    this.happenings.add(happening);
  }

  /** A block or part by its id. */
  block(id: string): Block {
    return this.network.blocks[this.seats.indexOf(id)]!;
  }

  /** Data for drawing the present instant. */
  frame(): Frame {
    const { network } = this;
    const blocks = Object.fromEntries(this.options.map((_, index) => [network.blocks[index]!.id, network.blocks[index]!.frame()]));
    return { nowMs: this.simulation.nowUs / 1000, blocks, moving: this.moving() };
  }

  private addBlocks(): void {
    const { seats, network, blueprint } = this;
    const parts: Block[][] = [];
    Object.keys(blueprint.blocks).forEach((id, position) => {
      network.add((_, index) => {
        const making = {
          id,
          network,
          index,
          firstPart: seats.firstPart[position]!,
          seed: blueprint.seed,
          blueprint,
          indexOf: (other: string) => seats.indexOf(other),
          placeOf: (other: number) => seats.places[other] ?? null,
        };
        const made = this.kinds[position]!.make(this.options[position]!, making);
        parts.push([...made.parts]);
        return made.block;
      });
    });
    for (const part of parts.flat()) network.add(() => part);
    invariant(network.blocks.length === seats.ids.length, 'a block has other parts than its kind says');
  }

  private addLinks({ roads }: Kinds): void {
    const { blueprint, network, seats } = this;
    const isPlain = Object.keys(blueprint.places).length === 0 && blueprint.links.every(isFixedTime);
    if (isPlain) {
      for (const link of blueprint.links) {
        network.setLatency(seats.indexOf(link.from), seats.indexOf(link.to), Math.round((link.oneWayMs ?? 0) * 1000));
      }
      return;
    }
    invariant(roads !== null, 'this page has fixed links only');
    network.setRoads(roads(blueprint, network, seats));
  }

  private moving(): MovingRequest[] {
    const { network, simulation, seats } = this;
    const { calls } = network;
    const isMoving = (call: number): boolean => calls.state[call] === CallState.travelling || calls.state[call] === CallState.answering;
    return network.liveCalls(isMoving).map((call) => {
      const isAnswer = calls.state[call] === CallState.answering;
      const [from, to] = isAnswer ? [calls.callee[call]!, calls.caller[call]!] : [calls.caller[call]!, calls.callee[call]!];
      const doneShare = (simulation.nowUs - calls.sinceUs[call]!) / calls.spanUs[call]!;
      return { ...network.view(call), from: seats.ids[from]!, to: seats.ids[to]!, doneShare, isAnswer };
    });
  }

  private happen(happening: Happening, number: number): void {
    const ids = typeof happening.block === 'string' ? [happening.block] : happening.block;
    for (const id of ids) {
      const index = this.seats.indexOf(id);
      if (!('set' in happening)) this.act(happening, index);
      else if (index >= this.options.length) this.network.blocks[index]!.setUp?.(happening.set['up'] === true);
      else this.change(index, happening.set, number);
    }
  }

  private change(index: number, set: Readonly<Record<string, unknown>>, number: number): void {
    let options = this.options[index]!;
    for (const [dotted, value] of Object.entries(set)) options = setDotted(options, dotted, value);
    this.options[index] = options;
    this.network.emit(Fact.changed, index, -1, number, 0);
    this.network.blocks[index]!.apply(options);
  }

  private act(happening: DeedHappening, index: number): void {
    if (happening.do === 'crash') this.crash(happening, index);
    else this.network.blocks[index]!.act?.(happening.do satisfies Action, happening.key);
  }

  /** Down, and up again when its time is over. */
  private crash({ atMs, forMs }: DeedHappening, index: number): void {
    const id = this.seats.ids[index]!;
    const power = (isUp: boolean): void => {
      if (index >= this.options.length) this.network.blocks[index]!.setUp?.(isUp);
      else this.change(index, { up: isUp }, -1);
    };
    power(false);
    if (forMs !== null) this.happenings.after({ atMs: atMs + forMs, block: id, set: { up: true } }, () => power(true));
  }

  private subject(id: string, index: number): Subject {
    const kind = this.kinds[index]!;
    const subject: Subject = {
      id,
      kind: kind.kind,
      index,
      firstPart: this.seats.firstPart[index]!,
      partNames: kind.parts(this.options[index]!),
      options: () => this.options[index]!,
      indexOf: (other) => this.seats.ids.indexOf(other),
      fold: (fromUs) => kind.fold(subject, fromUs),
    };
    return subject;
  }
}

function kindFor(options: BlockOptions, { kinds }: Kinds): Kind {
  const kind = kinds.find((one) => one.kind === options.kind);
  invariant(kind !== undefined, `this run has no blocks of kind "${options.kind}"`);
  return kind;
}

function isFixedTime(link: Blueprint['links'][number]): boolean {
  const { kbPerSec, lossShare, protocol, tcpSlowStart } = link;
  return kbPerSec === null && lossShare === 0 && protocol === 'none' && !tcpSlowStart;
}
