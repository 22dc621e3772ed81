import { WiredRun } from '#blueprint/assemble.ts';
import type { BlueprintInput } from '#blueprint/blueprint.ts';
import { completeBlueprint } from '#blueprint/complete.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { runWithin } from '#blueprint/run-within.ts';
import { Fact, Outcome } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import type { Subject } from '#metrics/subjects.ts';
import { roundTripMs } from './fish-shops-places.ts';
import type { PlaceId } from './fish-shops-places.ts';

/** A stretch of one answer's time, on the road between two towns. Times in ms since the reader asked. */
export interface Leg {
  readonly kind: 'connect' | 'ask' | 'carry';
  readonly from: PlaceId;
  readonly to: PlaceId;
  readonly fromMs: number;
  readonly toMs: number;
  /** There and back so often; half for one way. */
  readonly trips: number;
}

/** One reader's request: where it went, and its time in legs that follow each other without a gap. */
export interface Trip {
  readonly sentMs: number;
  readonly tookMs: number;
  readonly isOk: boolean;
  /** The shop that was asked, `null` = none. */
  readonly shop: PlaceId | null;
  /** Whether the store house in London was asked for it. */
  readonly isFromStore: boolean;
  readonly legs: readonly Leg[];
}

interface Notes {
  readonly sentMs: number;
  shop: PlaceId | null;
  isFromStore: boolean;
  nearConnectMs: number;
  farConnectMs: number;
}

/** Runs a blueprint of the figure and follows every request that ends in it. */
export function tripsOf(input: BlueprintInput, kinds: Kinds, reader: PlaceId): readonly Trip[] {
  const blueprint = completeBlueprint(input, kinds);
  let watcher!: TripWatcher;
  const run = new WiredRun(blueprint, kinds, (subjects) => [(watcher = new TripWatcher(subjects, reader))]);
  runWithin(run, Math.round(blueprint.durationMs * 1000), Infinity);
  return watcher.trips;
}

class TripWatcher implements Observer {
  readonly trips: Trip[] = [];
  private readonly subjects: readonly Subject[];
  private readonly reader: PlaceId;
  private readonly underWay = new Map<number, Notes>();

  constructor(subjects: readonly Subject[], reader: PlaceId) {
    this.subjects = subjects;
    this.reader = reader;
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    const nowMs = timeUs / 1000;
    if (fact === Fact.sent)
      this.underWay.set(request, { sentMs: nowMs, shop: null, isFromStore: false, nearConnectMs: 0, farConnectMs: 0 });
    const notes = this.underWay.get(request);
    if (notes === undefined) return;
    if (fact === Fact.routed) notes.shop = (this.subjects.find(({ index }) => index === block)!.partNames[a] ?? null) as PlaceId | null;
    else if (fact === Fact.started) notes.isFromStore = true;
    else if (fact === Fact.connected && this.subjects.some(({ index }) => index === block)) notes.nearConnectMs = b / 1000;
    else if (fact === Fact.connected) notes.farConnectMs = b / 1000;
    else if (fact === Fact.finished) {
      this.underWay.delete(request);
      this.trips.push(tripFrom(notes, this.reader, b / 1000, a === Outcome.ok));
    }
  }
}

/** Puts the legs of a request in order: to the shop, from there to London and back, back to the reader. */
function tripFrom(notes: Notes, reader: PlaceId, tookMs: number, isOk: boolean): Trip {
  const { sentMs, shop, isFromStore, nearConnectMs, farConnectMs } = notes;
  const legs: Leg[] = [];
  const add = (kind: Leg['kind'], from: PlaceId, to: PlaceId, ms: number, trips: number): void => {
    const fromMs = legs.at(-1)?.toMs ?? 0;
    if (ms > 0) legs.push({ kind, from, to, fromMs, toMs: fromMs + ms, trips });
  };
  const near = shop ?? 'london';
  const nearMs = roundTripMs(reader, near);
  add('connect', reader, near, nearConnectMs, nearConnectMs / nearMs);
  if (shop !== null && isFromStore) {
    const farMs = roundTripMs(shop, 'london');
    add('ask', reader, shop, nearMs / 2, 0.5);
    add('connect', shop, 'london', farConnectMs, farConnectMs / farMs);
    add('ask', shop, 'london', farMs, 1);
    add('ask', shop, reader, nearMs / 2, 0.5);
  } else add('ask', reader, near, nearMs, 1);
  add('carry', near, reader, tookMs - (legs.at(-1)?.toMs ?? 0), 0);
  return { sentMs, tookMs, isOk, shop, isFromStore, legs };
}

/** Where a trip is after so long: on which leg, and how far from its start to its end, 0–1. `null` before it begins and when it is over. */
export function onLeg(trip: Trip, afterMs: number): { readonly leg: Leg; readonly share: number } | null {
  const leg = trip.legs.find(({ fromMs, toMs }) => afterMs >= fromMs && afterMs < toMs);
  if (leg === undefined) return null;
  const done = (afterMs - leg.fromMs) / (leg.toMs - leg.fromMs);
  if (leg.trips < 1) return { leg, share: done };
  const ofOne = (done * leg.trips) % 1;
  return { leg, share: ofOne < 0.5 ? 2 * ofOne : 2 - 2 * ofOne };
}

/** The arithmetic of a trip: "2 × 10 to connect, 2 × 261 for the shop to connect, 10 + 261 to ask". */
export function storyOf({ legs, isOk, shop }: Trip): string {
  const tripMs = ({ from, to }: Leg): number => roundTripMs(from, to);
  const connects = legs
    .filter(({ kind }) => kind === 'connect')
    .map((leg) => `${leg.trips} × ${tripMs(leg)} ${leg.from === shop && leg.to === 'london' ? 'for the shop to connect' : 'to connect'}`);
  const asked = [...new Set(legs.filter(({ kind }) => kind === 'ask').map(tripMs))];
  const carried = legs.some(({ kind }) => kind === 'carry') ? ['the rest to carry it'] : [];
  return [...connects, `${asked.join(' + ')} to ask`, ...carried, ...(isOk ? [] : ['no answer'])].join(', ');
}
