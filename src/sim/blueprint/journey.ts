import { LoadBalancer } from '#blocks/load-balancer.ts';
import { Server } from '#blocks/server.ts';
import { Fact, OUTCOME_NAMES } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import { allOf } from './all-of.ts';
import { WiredRun } from './assemble.ts';
import type { Blueprint } from './blueprint.ts';
import { MAX_PLAYBACK_EVENTS } from './playback.ts';
import type { Kinds } from './kind.ts';
import { holdsTooMuch, runWithin } from './run-within.ts';

/** A stretch of a request's time. `silence`: it was swallowed, nobody will answer. `pause`: its sender waits to retry. */
export interface Span {
  readonly kind: 'travel' | 'waiting' | 'service' | 'silence' | 'pause';
  readonly block: string;
  readonly fromMs: number;
  /** `null` while it lasts. */
  readonly toMs: number | null;
  readonly attempt: number;
}

/** One decision of a balancer: what it believed of each server, and what was true. */
export interface Choice {
  readonly atMs: number;
  readonly balancer: string;
  readonly server: string;
  readonly servers: readonly string[];
  readonly believedHolding: readonly number[];
  readonly believedUp: readonly boolean[];
  readonly trulyUp: readonly boolean[];
  readonly trulyHolding: readonly number[];
}

export interface Journey {
  readonly request: number;
  readonly sentMs: number;
  /** `null` while it is under way. */
  readonly endedMs: number | null;
  readonly outcome: (typeof OUTCOME_NAMES)[number] | 'inFlight';
  /** In order of their beginning. */
  readonly spans: readonly Span[];
  readonly choices: readonly Choice[];
  /** What servers said to it: refusals and crashes, in words for a table. */
  readonly setbacks: readonly {
    readonly atMs: number;
    readonly block: string;
    readonly what: 'refused-full' | 'refused-down' | 'broken' | 'swallowed' | 'error';
  }[];
}

/**
 * The journey of one request, by running the blueprint again and recording that id only. `null` if it is never sent
 * within the run (or within the events a page may run). Overlapping attempts are told apart by their number.
 */
export function journeyOf(blueprint: Blueprint, kinds: Kinds, request: number): Journey | null {
  return allOf(journeySteps(blueprint, kinds, request));
}

/** The same in pieces of at most so many events; each gives the part of the run's time that is searched, 0–1. */
export function* journeySteps(blueprint: Blueprint, kinds: Kinds, request: number, maxEvents = 65_536): Generator<number, Journey | null> {
  const watcher = new JourneyWatcher(request);
  const run = new WiredRun(blueprint, kinds, () => [watcher]);
  watcher.run = run;
  const endUs = Math.round(blueprint.durationMs * 1000);
  let left = MAX_PLAYBACK_EVENTS;
  let untilUs = 0;
  while (left > 0) {
    if (run.simulation.nowUs >= untilUs) {
      // Only looked at here, so that what is seen after its end does not hang on the size of the pieces.
      if (watcher.isOver || untilUs === endUs) break;
      untilUs = Math.min(endUs, untilUs + 1_000_000);
    }
    const before = run.simulation.eventCount;
    if (!runWithin(run, untilUs, Math.min(left, maxEvents)) && holdsTooMuch(run)) break;
    left -= run.simulation.eventCount - before;
    yield run.simulation.nowUs / endUs;
  }
  return watcher.journey();
}

interface OpenSpan {
  kind: Span['kind'];
  block: string;
  fromMs: number;
  toMs: number | null;
  attempt: number;
}

class JourneyWatcher implements Observer {
  run!: WiredRun;
  isOver = false;
  private readonly request: number;
  private sentMs: number | null = null;
  private endedMs: number | null = null;
  private outcome: Journey['outcome'] = 'inFlight';
  private attempt = 1;
  private readonly spans: OpenSpan[] = [];
  private readonly choices: Choice[] = [];
  private readonly setbacks: Journey['setbacks'][number][] = [];

  constructor(request: number) {
    this.request = request;
  }

  journey(): Journey | null {
    if (this.sentMs === null) return null;
    const { request, sentMs, endedMs, outcome, choices, setbacks } = this;
    const spans = this.spans.filter((span) => span.toMs === null || span.toMs > span.fromMs);
    return { request, sentMs, endedMs, outcome, spans, choices, setbacks };
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    if (request !== this.request) return;
    const atMs = timeUs / 1000;
    const { id } = this.run.network.blocks[block]!;
    switch (fact) {
      case Fact.sent:
        this.sentMs ??= atMs;
        this.attempt = a;
        this.open('travel', id, atMs, a);
        break;
      case Fact.chose:
        this.open('travel', id, atMs, this.attempt);
        this.chose(atMs, block, a);
        break;
      case Fact.queued:
        this.open('waiting', id, atMs, b);
        break;
      case Fact.started:
        this.open('service', id, atMs, b);
        break;
      case Fact.served:
        this.open('travel', id, atMs, b);
        if (a !== 0) this.setbacks.push({ atMs, block: id, what: 'error' });
        break;
      case Fact.refused:
        this.open('travel', id, atMs, b);
        this.setbacks.push({ atMs, block: id, what: a === 1 ? 'refused-full' : 'refused-down' });
        break;
      case Fact.swallowed:
      case Fact.broken:
        this.open('silence', id, atMs, b);
        this.setbacks.push({ atMs, block: id, what: fact === Fact.broken ? 'broken' : 'swallowed' });
        break;
      case Fact.hit:
      case Fact.servedStale:
        this.open('service', id, atMs, this.attempt);
        break;
      case Fact.coalesced:
        this.open('waiting', id, atMs, this.attempt);
        break;
      case Fact.fetched:
      case Fact.routed:
        if (fact === Fact.routed || a === 1) this.open('travel', id, atMs, this.attempt);
        break;
      case Fact.limited:
      case Fact.gaveUp:
      case Fact.retried:
        this.open('pause', id, atMs, this.attempt);
        break;
      case Fact.finished:
        this.finish(atMs, a);
        break;
      default:
        break;
    }
  }

  /** Ends the span this attempt is in and begins another. */
  private open(kind: Span['kind'], block: string, atMs: number, attempt: number): void {
    const current = this.spans.findLast((span) => span.attempt === attempt && span.toMs === null);
    if (current !== undefined) current.toMs = atMs;
    if (!this.isOver) this.spans.push({ kind, block, fromMs: atMs, toMs: null, attempt });
  }

  private finish(atMs: number, outcome: number): void {
    this.isOver = true;
    this.endedMs = atMs;
    this.outcome = OUTCOME_NAMES[outcome]!;
    for (const span of this.spans) span.toMs ??= atMs;
  }

  private chose(atMs: number, block: number, position: number): void {
    const balancer = this.run.network.blocks[block]!;
    if (!(balancer instanceof LoadBalancer)) return;
    const { targets, id } = balancer;
    const servers = targets.blocks.map((index) => this.run.network.blocks[index]!);
    this.choices.push({
      atMs,
      balancer: id,
      server: targets.ids[position]!,
      servers: targets.ids,
      believedHolding: Array.from(targets.held),
      believedUp: [...targets.believedUp],
      trulyUp: servers.map((server) => !(server instanceof Server) || server.isUp),
      trulyHolding: servers.map((server) => (server instanceof Server ? server.load : 0)),
    });
  }
}
