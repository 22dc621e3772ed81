import { CallLine } from '#blocks/call-line.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import { Simulation } from '#kernel/simulation.ts';
import type { Handler } from '#kernel/simulation.ts';
import { LOAD, SERVERS } from './workload.ts';
import type { Contestant, Outcome, Workload } from './workload.ts';

const UNIT_US = 1_000_000;
const ARRIVAL = 0;
const DEPARTURE = 1;

/** A model written by hand on our kernel: what the kernel alone can do. */
class HandWritten implements Handler {
  private readonly simulation = new Simulation();
  private readonly gaps: Sampler;
  private readonly works: Sampler;
  private readonly lines: readonly CallLine[];
  private readonly held: Int32Array;
  private readonly cameUs: Float64Array;
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
    this.lines = Array.from({ length: servers }, () => new CallLine());
    this.held = new Int32Array(servers);
    this.cameUs = new Float64Array(customers);
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
    const customer = this.next++;
    if (this.next < this.customers) simulation.after(Math.round(this.gaps.draw()), this.seat, ARRIVAL, 0, 0);
    this.cameUs[customer] = simulation.nowUs;
    const server = this.choose();
    this.lines[server]!.push(customer);
    if (this.held[server]!++ === 0) simulation.after(Math.round(this.works.draw()), this.seat, DEPARTURE, server, 0);
  }

  private depart(server: number): void {
    const { simulation } = this;
    this.sumUs += simulation.nowUs - this.cameUs[this.lines[server]!.shift()]!;
    this.done++;
    if (--this.held[server]! > 0) simulation.after(Math.round(this.works.draw()), this.seat, DEPARTURE, server, 0);
  }

  private choose(): number {
    const { held } = this;
    const first = this.turn;
    this.turn = first + 1 === held.length ? 0 : first + 1;
    if (this.workload !== 'lc') return first;
    let best = first;
    for (let i = 1; i < held.length; i++) {
      const server = first + i < held.length ? first + i : first + i - held.length;
      if (held[server]! < held[best]!) best = server;
    }
    return best;
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
