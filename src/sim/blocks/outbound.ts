import { Fact, Outcome } from '#kernel/facts.ts';
import type { OutcomeCode } from '#kernel/facts.ts';
import { Random } from '#kernel/random.ts';
import { Breaker } from './breaker.ts';
import type { Network } from './network.ts';
import type { BreakerOptions, Retries } from './options.ts';
import { RetryBudget, retryDelayUs } from './retry-rule.ts';

/** How a block calls others. */
export interface OutboundRules {
  readonly timeoutMs: number | null;
  readonly retries: Retries;
  readonly breaker: BreakerOptions | null;
}

/** The block that makes the calls. It passes on events whose code is {@link Outbound.owns} and answers to its calls. */
export interface OutboundHost {
  readonly network: Network;
  readonly index: number;
  /** The call is over, after retries. `call` is the last attempt (its answer can be read), −1 when none was made. */
  outboundEnded(ticket: number, outcome: OutcomeCode, call: number): void;
}

interface Trip {
  readonly ticket: number;
  readonly request: number;
  readonly parent: number;
  readonly target: number;
  readonly rules: OutboundRules;
  /** Tells this trip from others that used its number. */
  readonly serial: number;
  attempts: number;
  /** The attempt under way, −1 between attempts. */
  call: number;
}

/** Events of an outbound use this many codes from its first. */
export const OUTBOUND_CODES = 2;

/**
 * Calls to other blocks on behalf of requests, with time-out, retries (same target) and a breaker per target. Each call made
 * is answered to the host once. To the host a time-out is a failure.
 */
export class Outbound {
  private readonly host: OutboundHost;
  private readonly firstCode: number;
  private readonly jitter: Random;
  private readonly budget = new RetryBudget();
  private readonly breakers = new Map<number, Breaker>();
  private readonly trips: (Trip | undefined)[] = [];
  private readonly freeTrips: number[] = [];
  private serial = 0;

  constructor(host: OutboundHost, firstCode: number, seed: number, name: string) {
    this.host = host;
    this.firstCode = firstCode;
    this.jitter = new Random(seed, `${name}/jitter`);
  }

  /** Calls `target` (a block index). The answer comes to `outboundEnded` with `ticket`, perhaps before this returns. */
  send(request: number, parent: number, target: number, rules: OutboundRules, ticket: number): void {
    const number = this.freeTrips.pop() ?? this.trips.length;
    this.trips[number] = { ticket, request, parent, target, rules, serial: ++this.serial, attempts: 0, call: -1 };
    this.host.network.requests.hold(request);
    this.budget.noteFirst();
    this.attempt(number);
  }

  owns(code: number): boolean {
    return code >= this.firstCode && code < this.firstCode + OUTBOUND_CODES;
  }

  handle(code: number, a: number, b: number): void {
    if (code === this.firstCode) this.timedOut(a, b);
    else if (this.trips[a]?.serial === b) this.attempt(a);
  }

  /** A call made here was answered. */
  answered(call: number, outcome: OutcomeCode): void {
    this.attemptEnded(this.host.network.calls.tag[call]!, outcome, call);
  }

  /** The process died: nobody waits for these calls any more. */
  forget(): void {
    const { network } = this.host;
    this.trips.forEach((trip, number) => {
      if (trip === undefined) return;
      if (trip.call >= 0) network.abandon(trip.call);
      this.close(number);
    });
    this.breakers.clear();
  }

  /** Nobody waits any more for what was sent with this ticket. */
  drop(ticket: number): void {
    this.trips.forEach((trip, number) => {
      if (trip?.ticket !== ticket) return;
      if (trip.call >= 0) {
        this.host.network.abandon(trip.call);
        if (trip.rules.breaker !== null) this.breakerOf(trip.target).withdraw();
      }
      this.close(number);
    });
  }

  /** Targets whose breaker is not closed, for drawing. */
  openBreakers(): number[] {
    return [...this.breakers].filter(([, breaker]) => breaker.isOpen).map(([target]) => target);
  }

  private attempt(number: number): void {
    const trip = this.trips[number]!;
    const { network, index } = this.host;
    const { rules, target, request } = trip;
    trip.attempts++;
    if (rules.breaker !== null && !this.breakerOf(target).admits(rules.breaker)) {
      network.emit(Fact.breakerRefused, index, network.requests.number[request]!, target, 0);
      this.end(number, Outcome.rejected, -1);
      return;
    }
    const call = network.open(request, index, target, trip.parent, number);
    trip.call = call;
    if (rules.timeoutMs !== null) {
      network.simulation.after(Math.round(rules.timeoutMs * 1000), index, this.firstCode, call, network.calls.serial[call]!);
    }
    network.deliver(call);
  }

  private timedOut(call: number, serial: number): void {
    const { calls } = this.host.network;
    if (calls.serial[call] !== serial || calls.isAbandoned[call] === 1) return;
    this.host.network.abandon(call);
    this.attemptEnded(calls.tag[call]!, Outcome.timedOut, -1);
  }

  private attemptEnded(number: number, outcome: OutcomeCode, call: number): void {
    const trip = this.trips[number]!;
    const { rules } = trip;
    const { network, index } = this.host;
    trip.call = -1;
    if (rules.breaker !== null) this.breakerOf(trip.target).note(outcome === Outcome.ok, rules.breaker);
    if (outcome === Outcome.ok || trip.attempts > rules.retries.max || !this.budget.take(rules.retries.budgetShare)) {
      this.end(number, outcome === Outcome.timedOut ? Outcome.failed : outcome, call);
      return;
    }
    const delayUs = retryDelayUs(rules.retries, trip.attempts, this.jitter);
    network.emit(Fact.gaveUp, index, network.requests.number[trip.request]!, 0, outcome);
    network.simulation.after(delayUs, index, this.firstCode + 1, number, trip.serial);
  }

  private end(number: number, outcome: OutcomeCode, call: number): void {
    const { ticket } = this.close(number);
    this.host.outboundEnded(ticket, outcome, call);
  }

  private close(number: number): Trip {
    const trip = this.trips[number]!;
    this.trips[number] = undefined;
    this.freeTrips.push(number);
    this.host.network.requests.release(trip.request);
    return trip;
  }

  private breakerOf(target: number): Breaker {
    let breaker = this.breakers.get(target);
    if (breaker === undefined) {
      breaker = new Breaker(this.host.network, this.host.index, target);
      this.breakers.set(target, breaker);
    }
    return breaker;
  }
}
