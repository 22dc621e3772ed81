import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import { root } from '#tasks/process.mjs';
import { LOAD, SERVERS } from './workload.ts';
import type { Contestant, Outcome, Workload } from './workload.ts';

/** The same draws for every peer: what is measured is their clock and queues. */
function draws(workload: Workload, seed: number): { gap: () => number; work: () => number } {
  const gaps = new Sampler({ shape: 'exponential', mean: 1 / (LOAD * SERVERS[workload]), form: 0 }, new Random(seed, 'arrivals'));
  const works = new Sampler({ shape: 'exponential', mean: 1, form: 0 }, new Random(seed, 'work'));
  return { gap: () => gaps.draw(), work: () => works.draw() };
}

/** Chooses a server by the rule of the workload from what each holds. */
function chooser(workload: Workload, held: readonly number[] | Int32Array): () => number {
  let turn = 0;
  return () => {
    const first = turn;
    turn = (turn + 1) % held.length;
    if (workload !== 'lc') return first;
    let best = first;
    for (let i = 1; i < held.length; i++) {
      const server = (first + i) % held.length;
      if (held[server]! < held[best]!) best = server;
    }
    return best;
  };
}

interface SchedulerEvent {
  update: () => void;
}
interface JsSimulator {
  readonly Scheduler: new () => {
    readonly current_time: number;
    schedule: (event: SchedulerEvent, time: number) => void;
    scheduleOnceIn: (event: SchedulerEvent, delay: number) => void;
    hasEvents: () => boolean;
    update: () => void;
  };
  readonly SimEvent: new (rank: number) => SchedulerEvent;
}

/** js-simulator: a scheduler only, so the queues are arrays of ours; an event object for the arrivals and one for each server. */
function runJsSimulator(jssim: JsSimulator, workload: Workload, customers: number, seed: number): Outcome {
  const { gap, work } = draws(workload, seed);
  const scheduler = new jssim.Scheduler();
  const lines = Array.from({ length: SERVERS[workload] }, (): { items: number[]; head: number } => ({ items: [], head: 0 }));
  const held = new Int32Array(lines.length);
  const choose = chooser(workload, held);
  let sent = 0;
  let done = 0;
  let sum = 0;
  const departures = lines.map((line, server) => {
    const event = new jssim.SimEvent(1);
    event.update = () => {
      sum += scheduler.current_time - line.items[line.head++]!;
      done++;
      if (line.head > 1024) {
        line.items = line.items.slice(line.head);
        line.head = 0;
      }
      if (--held[server]! > 0) scheduler.scheduleOnceIn(event, work());
    };
    return event;
  });
  const arrival = new jssim.SimEvent(1);
  arrival.update = () => {
    if (++sent < customers) scheduler.scheduleOnceIn(arrival, gap());
    const server = choose();
    lines[server]!.items.push(scheduler.current_time);
    if (held[server]!++ === 0) scheduler.scheduleOnceIn(departures[server]!, work());
  };
  scheduler.schedule(arrival, 0);
  while (scheduler.hasEvents()) scheduler.update();
  return { customers: done, events: 2 * done, meanInSystem: sum / done };
}

interface SimJsRequest {
  done: (callback: () => void) => SimJsRequest;
}
interface SimJsEntity {
  time: () => number;
  setTimer: (delay: number) => SimJsRequest;
  useFacility: (facility: object, work: number) => SimJsRequest;
}
interface SimJs {
  readonly Sim: new () => { addEntity: (kind: unknown) => SimJsEntity; simulate: (until: number) => void };
  readonly Entity: new (...args: never[]) => SimJsEntity;
  readonly Facility: new (name: string) => object;
}

/** simjs: facilities with a first-come-first-served line each, as its own tutorial does it. */
function runSimJs(library: SimJs, workload: Workload, customers: number, seed: number): Outcome {
  const { gap, work } = draws(workload, seed);
  const simulation = new library.Sim();
  const facilities = Array.from({ length: SERVERS[workload] }, (_, i) => new library.Facility(`server ${i}`));
  const held = new Int32Array(facilities.length);
  const choose = chooser(workload, held);
  let sent = 0;
  let done = 0;
  let sum = 0;
  class Crowd extends library.Entity {
    start(): void {
      this.arrive();
    }
    private arrive(): void {
      const came = this.time();
      const server = choose();
      held[server]!++;
      this.useFacility(facilities[server]!, work()).done(() => {
        held[server]!--;
        done++;
        sum += this.time() - came;
      });
      if (++sent < customers) this.setTimer(gap()).done(() => this.arrive());
    }
  }
  simulation.addEntity(Crowd);
  simulation.simulate(1e12);
  return { customers: done, events: 2 * done, meanInSystem: sum / done };
}

/** simjs comes as a script for browsers that leaves itself in `window`. */
function loadSimJs(file: string): SimJs {
  const window: { Sim?: SimJs } = {};
  // In this realm, as it asks whether callbacks are `instanceof Function`. The new line ends its last comment.
  const script = vm.runInThisContext(`(function (window) {${readFileSync(file, 'utf8')}\n})`) as (window: object) => void;
  script(window);
  if (window.Sim === undefined) throw new Error('simjs did not leave itself in window.Sim');
  return window.Sim;
}

/** The peers that are installed in test/bench. */
export function installedPeers(): Contestant[] {
  const load = createRequire(path.join(root, 'test/bench/package.json'));
  const jssim = load('js-simulator') as JsSimulator;
  const simjs = loadSimJs(load.resolve('simjs'));
  return [
    { name: 'js-simulator 1.0.17', share: 1, run: (workload, customers, seed) => runJsSimulator(jssim, workload, customers, seed) },
    { name: 'simjs 2.0.3', share: 0.25, run: (workload, customers, seed) => runSimJs(simjs, workload, customers, seed) },
  ];
}
