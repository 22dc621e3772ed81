import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { cdnKind } from '#blueprint/kinds/cdn.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { plainServerKind } from '#blueprint/kinds/plain-server.ts';
import type { Recording } from '#blueprint/record.ts';
import { buildRoads } from '#blueprint/roads.ts';
import { describeBlock } from '#describe/blocks.ts';
import { greatCircleKm } from '#theory/great-circle.ts';
import { renoKbPerSec } from '#theory/connections.ts';
import { NEAR_MS, PLACES, roundTripMs } from './fish-shops-places.ts';
import type { PlaceId } from './fish-shops-places.ts';
import { choiceOf } from './scenario.ts';
import type { Fields, Scenario, ScenarioRun, Values } from './scenario.ts';

const KINDS: Kinds = { kinds: [clientKind, cdnKind, plainServerKind], roads: buildRoads, inWords: describeBlock };

/** A film in pieces: so many seconds each, so many kB, which is four million bits a second. */
export const PIECE_SEC = 4;
const PIECE_KB = 2000;
const FILM_MS = 20_000;
const LOSS_SHARE = 0.001;
const DEATH_MS = 2000;
const NEWS_TAKE_MS = 3000;
/** Each is another reader; her page by number. */
const PAGE_ASKED = { atMs: [100, 1200, 2300], keys: [1, 2, 1] };
const BASKET_ASKED = { atMs: [100, 1200], keys: [1] };
const DEATH_ASKED = { atMs: [400, 1400, 2400, 3400, 4400, 5400, 6400], keys: [1] };
const DURATION_MS: Readonly<Record<string, number>> = { page: 4000, basket: 4000, dies: 8000, film: FILM_MS };

/** Where the readers of a scene are. */
export function readersAt(values: Values): PlaceId {
  return choiceOf(values, 'scene') === 'dies' ? 'capeTown' : 'sydney';
}

/** Towns with a shop. */
export function shopsOf(values: Values): readonly PlaceId[] {
  return choiceOf(values, 'scene') === 'dies' ? ['capeTown', 'saoPaulo', 'london'] : [choiceOf(values, 'shop') as PlaceId];
}

function link(from: PlaceId, to: string, tripMs: number, more: Fields = {}): Fields {
  return { from, to, oneWayMs: tripMs / 2, protocol: 'tls1.3', ...more };
}

/** What a road carries where one packet in a thousand is lost and the sender slows down for it. */
function pace(values: Values, tripMs: number): Fields {
  return choiceOf(values, 'scene') === 'film' ? { kbPerSec: renoKbPerSec(tripMs, LOSS_SHARE) } : {};
}

/** Readers each open a connection of their own; she who comes back, or watches a film, keeps hers. */
function keeping(values: Values): Fields {
  return { keepAliveMs: ['basket', 'film'].includes(choiceOf(values, 'scene')) ? 60_000 : 0 };
}

function readers(values: Values, to: string): Fields {
  const scene = choiceOf(values, 'scene');
  const asked = scene === 'page' ? PAGE_ASKED : scene === 'basket' ? BASKET_ASKED : DEATH_ASKED;
  const arrivals =
    scene === 'film'
      ? { process: 'closed', users: 1, thinkTime: { distribution: 'constant', meanMs: 1 } }
      : { process: 'list', atMs: asked.atMs };
  const keys = scene === 'film' ? Array.from({ length: 200 }, (_, i) => i) : asked.keys;
  return {
    kind: 'client',
    to,
    arrivals,
    clients: 1,
    keys: { distribution: 'list', keys },
    places: { [readersAt(values)]: 1 },
    mix: [{ type: 'reader', path: scene === 'basket' ? '/basket' : '/pages', sizeKb: scene === 'film' ? PIECE_KB : 10 }],
  };
}

const ORIGIN: Fields = { kind: 'server', workers: 1000, serviceTime: { distribution: 'constant', meanMs: 0 }, place: 'london' };

function direct(values: Values, seed: number): BlueprintInput {
  const from = readersAt(values);
  const trip = roundTripMs(from, 'london');
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS[choiceOf(values, 'scene')]!,
    places: placesOf([from, 'london']),
    links: [link(from, 'london', trip, { ...pace(values, trip), ...keeping(values) })],
    blocks: { readers: readers(values, 'store'), store: ORIGIN },
  };
}

function byShop(values: Values, seed: number, routing: string): BlueprintInput {
  const scene = choiceOf(values, 'scene');
  const from = readersAt(values);
  const towns = shopsOf(values);
  const abroad = towns.filter((town) => town !== from);
  const all = [...new Set<PlaceId>([from, ...towns, 'london'])];
  return {
    version: 1,
    seed,
    durationMs: DURATION_MS[scene]!,
    places: placesOf(all),
    links: [
      ...towns.map((town) => link(town, `shops/${town}`, NEAR_MS, { ...pace(values, NEAR_MS), ...keeping(values) })),
      ...abroad.map((town) =>
        link(from, `shops/${town}`, roundTripMs(from, town), { ...pace(values, roundTripMs(from, town)), ...keeping(values) }),
      ),
      ...towns.filter((town) => town !== 'london' && scene !== 'dies').map((town) => link(town, 'store', roundTripMs(town, 'london'))),
    ],
    blocks: {
      readers: readers(values, 'shops'),
      shops: {
        kind: 'cdn',
        to: 'store',
        edges: Object.fromEntries(towns.map((town) => [town, { place: town }])),
        // Where the question is another, the copies are there: somebody asked before, or they were brought in the night.
        cache: { hitTime: { distribution: 'constant', meanMs: 0 }, serveByShare: ['dies', 'film'].includes(scene) ? 1 : null },
        routing,
        failover: { by: 'anycast', afterMs: NEWS_TAKE_MS },
        warmToOrigin: choiceOf(values, 'line') === 'open',
        dynamic: { paths: ['/basket'] },
      },
      store: ORIGIN,
    },
    happenings: scene === 'dies' ? [{ atMs: DEATH_MS, block: 'shops/capeTown', set: { up: false } }] : [],
  };
}

function placesOf(towns: readonly PlaceId[]): Fields {
  return Object.fromEntries(towns.map((town) => [town, { latDeg: PLACES[town].latDeg, lonDeg: PLACES[town].lonDeg }]));
}

function runsOf(values: Values, seed: number): readonly ScenarioRun[] {
  if (choiceOf(values, 'scene') === 'dies')
    return [
      { id: 'network', label: 'Nearest by network', why: 'By what was measured.', blueprint: byShop(values, seed, 'nearest-network') },
      { id: 'map', label: 'Nearest on the map', why: 'By kilometres.', blueprint: byShop(values, seed, 'nearest-map') },
    ];
  return [
    { id: 'direct', label: 'Without a shop', why: 'Each reader asks London.', blueprint: direct(values, seed) },
    {
      id: 'shop',
      label: `By the shop in ${PLACES[shopsOf(values)[0]!].name}`,
      why: 'The same readers at the same moments.',
      blueprint: byShop(values, seed, 'nearest-network'),
    },
  ];
}

/** Rows of a run's waterfall that are drawn. */
export const DRAWN_ROWS = 7;

/** What stands before the row of a request by its position, sent at `sentMs`. */
export function rowName(values: Values, position: number, sentMs: number): string {
  const scene = choiceOf(values, 'scene');
  if (scene === 'page') return ['First reader', 'Another page', 'The first page again'][position] ?? '';
  if (scene === 'basket') return ['Opens her basket', 'Looks again'][position] ?? '';
  return scene === 'film' ? `Piece ${position + 1}` : `After ${(sentMs / 1000).toFixed(1)} s`;
}

/** Times of the readers in order of asking, and what a film gets through. */
function numbersOf({ finished }: Recording): Readonly<Record<string, number>> {
  const inOrder = finished.toSorted((a, b) => a.sentMs - b.sentMs);
  const ms = (i: number): number => inOrder[i]?.latencyMs ?? 0;
  const spanSec = inOrder.reduce((sum, { latencyMs }) => sum + latencyMs, 0) / 1000;
  return {
    firstMs: ms(0),
    secondMs: ms(1),
    thirdMs: ms(2),
    lastMs: ms(inOrder.length - 1),
    lost: inOrder.filter(({ outcome }) => outcome !== 'ok').length,
    mbitPerSec: (inOrder.length * PIECE_KB * 8) / 1000 / spanSec,
    filmSecPerSec: (inOrder.length * PIECE_SEC) / spanSec,
  };
}

/** Distance, and what a copy nearby does about it. */
export const fishShops: Scenario = {
  id: 'fish-shops',
  plate: '4.1',
  title: 'A shop near Sydney',
  task: 'The store house is in London, the readers are in Sydney. Compare the two runs for “A page”, without a shop and with one, and move the shop away, with a click on the map or below it. Then choose “Her basket”, “A shop dies” and “A film” in turn, and see where each answer’s time goes.',
  picture: 'shops',
  kinds: KINDS,
  opensAtMs: 60_000,
  measuredSeeds: 1,
  initialSpeed: 0.25,
  parameters: [
    {
      kind: 'choice',
      id: 'scene',
      label: 'What is asked for',
      initial: 'page',
      options: [
        { value: 'page', label: 'A page' },
        { value: 'basket', label: 'Her basket' },
        { value: 'dies', label: 'A shop dies' },
        { value: 'film', label: 'A film' },
      ],
    },
    {
      kind: 'choice',
      id: 'shop',
      label: 'The shop is in',
      initial: 'sydney',
      options: [
        { value: 'sydney', label: 'Sydney' },
        { value: 'tokyo', label: 'Tokyo' },
        { value: 'washington', label: 'Washington' },
      ],
    },
    {
      kind: 'choice',
      id: 'line',
      label: 'Its line to London',
      initial: 'new',
      options: [
        { value: 'new', label: 'Not open yet' },
        { value: 'open', label: 'Open' },
      ],
    },
  ],
  scenes: { basket: { line: 'open' }, dies: { line: 'open' }, film: { line: 'open' } },
  runs: runsOf,
  names: (values) => ({
    readers: `the readers in ${PLACES[readersAt(values)].name}`,
    store: 'the store house in London',
    shops: 'the shops',
    ...Object.fromEntries(shopsOf(values).map((town) => [`shops/${town}`, `the shop in ${PLACES[town].name}`])),
  }),
  extras: (values, recording) => ({
    ...numbersOf(recording),
    ...(choiceOf(values, 'scene') === 'dies'
      ? {
          kmToSaoPaulo: greatCircleKm(PLACES.capeTown, PLACES.saoPaulo),
          kmToLondon: greatCircleKm(PLACES.capeTown, PLACES.london),
        }
      : {}),
  }),
  theory: () => null,
  goals: [
    {
      id: 'slower-by-shop',
      text: 'Find a page for which a reader in Sydney waits longer with a shop in Sydney than without, and play it to the end.',
      isMet: ({ values, nowMs, endMs }) =>
        nowMs >= endMs &&
        choiceOf(values, 'shop') === 'sydney' &&
        (choiceOf(values, 'scene') === 'basket' || (choiceOf(values, 'scene') === 'page' && choiceOf(values, 'line') === 'new')),
    },
    {
      id: 'film-still-stops',
      text: 'Put the shop where it helps the film and the film still stops, and play it to the end.',
      isMet: ({ values, nowMs, endMs }) =>
        nowMs >= endMs && choiceOf(values, 'scene') === 'film' && ['tokyo', 'washington'].includes(choiceOf(values, 'shop')),
    },
  ],
  leavesOut:
    'Round trips are those measured between data centres and always the same; readers add their own last mile, here ten milliseconds to a shop in their town. Work takes no time anywhere, and looking up a name neither. Where a shop dies or a film is shown, the copies are in the shops already. The film’s pace is a formula for one stream that loses one packet in a thousand; real players use several streams and other rules.',
};
