import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { wholeOf } from '#kernel/math.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import { Simulation } from '#kernel/simulation.ts';
import type { Handler } from '#kernel/simulation.ts';
import { LOAD, SERVERS } from './workload.ts';
import type { Contestant, Outcome, Workload } from './workload.ts';

const UNIT_US = 1_000_000;
const ARRIVAL = 0;
const DEPARTURE = 1;

/** When those came who wait for one server: a ring that doubles when full. */
class TimeLine {
  private ring = new Float64Array(64);
  private head = 0;
  private count = 0;

  push(timeUs: number): void {
    if (this.count === this.ring.length) this.widen();
    this.ring[(this.head + this.count++) & (this.ring.length - 1)] = timeUs;
  }

  shift(): number {
    const timeUs = this.ring[this.head]!;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.count--;
    return timeUs;
  }

  private widen(): void {
    const ring = new Float64Array(this.ring.length * 2);
    for (let i = 0; i < this.count; i++) ring[i] = this.ring[(this.head + i) & (this.ring.length - 1)]!;
    this.ring = ring;
    this.head = 0;
  }
}

/** A model written by hand on our kernel: what the kernel alone can do. */
class HandWritten implements Handler {
  private readonly simulation = new Simulation();
  private readonly gaps: Sampler;
  private readonly works: Sampler;
  private readonly lines: readonly TimeLine[];
  private readonly held: Int32Array;
  private readonly seat: number;
  private readonly customers: number;
  private readonly workload: Workload;
  private next = 0;
  private turn = 0;
  private done = 0;
  private sumUs = 0;

  constructor(workload: Workload, customers: number, seed: number) {
    const servers = SERVERS[workload];
    this.workload = workload;
    this.customers = customers;
    this.gaps = new Sampler({ shape: 'exponential', mean: UNIT_US / (LOAD * servers), form: 0 }, new Random(seed, 'arrivals'));
    this.works = new Sampler({ shape: 'exponential', mean: UNIT_US, form: 0 }, new Random(seed, 'work'));
    this.lines = Array.from({ length: servers }, () => new TimeLine());
    this.held = new Int32Array(servers);
    this.seat = this.simulation.register(this);
  }

  run(): Outcome {
    this.simulation.after(0, this.seat, ARRIVAL, 0, 0);
    this.simulation.runUntil(Number.MAX_SAFE_INTEGER, Infinity);
    return { customers: this.done, events: this.simulation.eventCount, meanInSystem: this.sumUs / this.done / UNIT_US };
  }

  handle(code: number, server: number): void {
    if (code === ARRIVAL) this.arrive();
    else this.depart(server);
  }

  private arrive(): void {
    const { simulation } = this;
    if (++this.next < this.customers) simulation.after(wholeOf(this.gaps.draw()), this.seat, ARRIVAL, 0, 0);
    const server = this.choose();
    this.lines[server]!.push(simulation.nowUs);
    if (this.held[server]!++ === 0) simulation.after(wholeOf(this.works.draw()), this.seat, DEPARTURE, server, 0);
  }

  private depart(server: number): void {
    const { simulation } = this;
    this.sumUs += simulation.nowUs - this.lines[server]!.shift();
    this.done++;
    if (--this.held[server]! > 0) simulation.after(wholeOf(this.works.draw()), this.seat, DEPARTURE, server, 0);
  }

  private choose(): number {
    const { held } = this;
    const first = this.turn;
    this.turn = first + 1 === held.length ? 0 : first + 1;
    return this.workload === 'lc' ? this.leastHeld(first) : first;
  }

  /** The server that holds least, the first one from `first` on: the least of `held × 16 + steps from there`, without a branch that nobody can guess. */
  private leastHeld(first: number): number {
    const { held } = this;
    const count = held.length;
    let least = 2 ** 30;
    for (let server = 0; server < count; server++) {
      const steps = server - first + (server < first ? count : 0);
      const less = (held[server]! << 4) + steps - least;
      least += less & (less >> 31);
    }
    const server = first + (least & 15);
    return server < count ? server : server - count;
  }
}

/** The workload as a blueprint: client → balancer → servers, or client → server. */
function blueprintFor(workload: Workload, customers: number, seed: number) {
  const servers = SERVERS[workload];
  const ids = Array.from({ length: servers }, (_, i) => `server-${i + 1}`);
  const server = { kind: 'server', serviceTime: { distribution: 'exponential', meanMs: 1000 } };
  const durationMs = (customers / (LOAD * servers)) * 1000;
  const visitors = {
    kind: 'client',
    to: servers === 1 ? ids[0] : 'balancer',
    arrivals: { process: 'poisson', ratePerSec: LOAD * servers },
    clients: 1,
  };
  const balancer = { kind: 'load-balancer', to: ids, policy: workload === 'rr' ? 'round-robin' : 'least-connections' };
  const blocks = { visitors, ...(servers === 1 ? {} : { balancer }), ...Object.fromEntries(ids.map((id) => [id, server])) };
  return blueprintOf({ version: 1, seed, durationMs, blocks });
}

function runWhole(workload: Workload, customers: number, seed: number, trace: boolean): Outcome {
  const { report, events } = runBlueprint(blueprintFor(workload, customers, seed), { trace });
  return { customers: report.requests.ok, events, meanInSystem: (report.latencyMs?.mean ?? NaN) / 1000 };
}

export const OURS: readonly Contestant[] = [
  { name: 'our kernel alone', share: 1, run: (workload, customers, seed) => new HandWritten(workload, customers, seed).run() },
  { name: 'a whole blueprint', share: 1, run: (workload, customers, seed) => runWhole(workload, customers, seed, false) },
  { name: 'a whole blueprint, traced', share: 1, run: (workload, customers, seed) => runWhole(workload, customers, seed, true) },
];
