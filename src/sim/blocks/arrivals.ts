import { durationLaw } from '#kernel/distribution.ts';
import { wholeOf } from '#kernel/math.ts';
import { Random } from '#kernel/random.ts';
import { Sampler } from '#kernel/sampler.ts';
import type { Simulation } from '#kernel/simulation.ts';
import type { Arrivals } from './options.ts';

/** Decides when a client sends. `send(count)` is called at the right instants. */
export interface ArrivalProcess {
  start(): void;
  /** An event of this process is due. */
  handle(a: number, b: number): void;
  /** The options changed (a rate, a stop). */
  apply(arrivals: Arrivals): void;
  /** A request of this client is over (closed loop). */
  finished(): void;
  /** Requests per second now, for display; 0 where the notion does not apply. */
  ratePerSec(): number;
}

/** What an arrival process needs from its client. */
export interface ArrivalHost {
  readonly simulation: Simulation;
  /** Schedules an event that comes back to {@link ArrivalProcess.handle}. */
  after(delayUs: number, a: number, b: number): void;
  send(count: number): void;
}

export function arrivalProcess(arrivals: Arrivals, host: ArrivalHost, seed: number, id: string): ArrivalProcess {
  switch (arrivals.process) {
    case 'bursts':
      return new Bursts(arrivals, host);
    case 'list':
      return new ListedArrivals(arrivals, host);
    case 'closed':
      return new ClosedLoop(arrivals, host, new Random(seed, `${id}/think`));
    default:
      return new RateProcess(arrivals, host, new Random(seed, `${id}/arrivals`));
  }
}

type RateArrivals = Extract<Arrivals, { process: 'poisson' | 'regular' | 'schedule' }>;

/**
 * Poisson or regular arrivals at a rate that may change. Each gap is a draw of mean 1 that is used up at the current
 * rate, so that a change of rate stretches the gap it falls into and no draw is lost.
 */
class RateProcess implements ArrivalProcess {
  private arrivals: RateArrivals;
  private readonly host: ArrivalHost;
  private readonly gaps: Sampler;
  private rate = 0;
  /** Part of the current gap that is left, in draws; valid at `sinceUs`. */
  private left = 0;
  private sinceUs = 0;
  /** Events of an earlier timing are ignored. */
  private timing = 0;

  constructor(arrivals: RateArrivals, host: ArrivalHost, stream: Random) {
    this.arrivals = arrivals;
    this.host = host;
    const isRegular = arrivals.process === 'regular' || (arrivals.process === 'schedule' && arrivals.regular);
    this.gaps = new Sampler({ shape: isRegular ? 'constant' : 'exponential', mean: 1, form: 0 }, stream);
  }

  start(): void {
    this.left = this.gaps.draw();
    this.rate = this.rateNow();
    this.scheduleSteps();
    this.scheduleNext();
  }

  handle(a: number, b: number): void {
    if (a === STEP) this.retime();
    else if (b === this.timing) this.arrive();
  }

  apply(arrivals: Arrivals): void {
    if (arrivals.process !== this.arrivals.process) return;
    this.arrivals = arrivals;
    this.retime();
  }

  finished(): void {
    // An open process does not wait for answers.
  }

  ratePerSec(): number {
    return this.rateNow();
  }

  private arrive(): void {
    const { stopAtMs } = this.arrivals;
    if (stopAtMs !== null && this.host.simulation.nowUs >= stopAtMs * 1000) return;
    this.left = this.gaps.draw();
    this.scheduleNext();
    this.host.send(1);
  }

  private retime(): void {
    const { nowUs } = this.host.simulation;
    this.left = Math.max(0, this.left - ((nowUs - this.sinceUs) * this.rate) / 1e6);
    this.rate = this.rateNow();
    this.timing++;
    this.scheduleNext();
  }

  private scheduleNext(): void {
    this.sinceUs = this.host.simulation.nowUs;
    if (this.rate > 0) this.host.after(wholeOf((this.left * 1e6) / this.rate), ARRIVAL, this.timing);
  }

  private scheduleSteps(): void {
    if (this.arrivals.process !== 'schedule') return;
    for (const step of this.arrivals.steps) if (step.fromMs > 0) this.host.after(Math.round(step.fromMs * 1000), STEP, 0);
  }

  private rateNow(): number {
    const { arrivals } = this;
    if (arrivals.process !== 'schedule') return arrivals.ratePerSec;
    const { nowUs } = this.host.simulation;
    let rate = 0;
    for (const step of arrivals.steps) if (Math.round(step.fromMs * 1000) <= nowUs) rate = step.ratePerSec;
    return rate;
  }
}

const ARRIVAL = 0;
const STEP = 1;

/** `count` requests at once, every `everyMs`; the first burst comes after one period. */
class Bursts implements ArrivalProcess {
  private arrivals: Extract<Arrivals, { process: 'bursts' }>;
  private readonly host: ArrivalHost;

  constructor(arrivals: Extract<Arrivals, { process: 'bursts' }>, host: ArrivalHost) {
    this.arrivals = arrivals;
    this.host = host;
  }

  start(): void {
    this.host.after(Math.round(this.arrivals.everyMs * 1000), 0, 0);
  }

  handle(): void {
    const { stopAtMs, everyMs, count } = this.arrivals;
    if (stopAtMs !== null && this.host.simulation.nowUs >= stopAtMs * 1000) return;
    this.host.after(Math.round(everyMs * 1000), 0, 0);
    this.host.send(count);
  }

  apply(arrivals: Arrivals): void {
    if (arrivals.process === 'bursts') this.arrivals = arrivals;
  }

  finished(): void {
    // An open process does not wait for answers.
  }

  ratePerSec(): number {
    return (this.arrivals.count * 1000) / this.arrivals.everyMs;
  }
}

/** Requests at listed instants. */
class ListedArrivals implements ArrivalProcess {
  private readonly arrivals: Extract<Arrivals, { process: 'list' }>;
  private readonly host: ArrivalHost;

  constructor(arrivals: Extract<Arrivals, { process: 'list' }>, host: ArrivalHost) {
    this.arrivals = arrivals;
    this.host = host;
  }

  start(): void {
    const { atMs, stopAtMs } = this.arrivals;
    for (const ms of atMs) if (stopAtMs === null || ms < stopAtMs) this.host.after(Math.round(ms * 1000), 0, 0);
  }

  handle(): void {
    this.host.send(1);
  }

  apply(): void {
    // The list is fixed when the run starts.
  }

  finished(): void {
    // An open process does not wait for answers.
  }

  ratePerSec(): number {
    return 0;
  }
}

/** `users` who each think, ask, wait for the answer and think again. */
class ClosedLoop implements ArrivalProcess {
  private arrivals: Extract<Arrivals, { process: 'closed' }>;
  private readonly host: ArrivalHost;
  private readonly thinking: Sampler;

  constructor(arrivals: Extract<Arrivals, { process: 'closed' }>, host: ArrivalHost, stream: Random) {
    this.arrivals = arrivals;
    this.host = host;
    this.thinking = new Sampler(durationLaw(arrivals.thinkTime), stream);
  }

  start(): void {
    for (let user = 0; user < this.arrivals.users; user++) this.think();
  }

  handle(): void {
    const { stopAtMs } = this.arrivals;
    if (stopAtMs === null || this.host.simulation.nowUs < stopAtMs * 1000) this.host.send(1);
  }

  apply(arrivals: Arrivals): void {
    if (arrivals.process !== 'closed') return;
    this.arrivals = arrivals;
    this.thinking.setLaw(durationLaw(arrivals.thinkTime));
  }

  finished(): void {
    this.think();
  }

  ratePerSec(): number {
    return 0;
  }

  private think(): void {
    // At least 1 µs: a user who never pauses must not ask endlessly within one instant.
    this.host.after(Math.max(1, wholeOf(this.thinking.draw() * 1000)), 0, 0);
  }
}
