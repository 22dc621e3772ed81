import type { BlueprintInput } from '#blueprint/blueprint.ts';
import type { Kinds } from '#blueprint/kind.ts';
import { cacheKind } from '#blueprint/kinds/cache.ts';
import { cdnKind } from '#blueprint/kinds/cdn.ts';
import { clientKind } from '#blueprint/kinds/client.ts';
import { consumerKind } from '#blueprint/kinds/consumer.ts';
import { databaseKind } from '#blueprint/kinds/database.ts';
import { loadBalancerKind } from '#blueprint/kinds/load-balancer.ts';
import { messageQueueKind } from '#blueprint/kinds/message-queue.ts';
import { reverseProxyKind } from '#blueprint/kinds/reverse-proxy.ts';
import { serverKind } from '#blueprint/kinds/server.ts';
import { buildRoads } from '#blueprint/roads.ts';
import { describeBlock } from '#describe/blocks.ts';
import type { OutcomeCounts, Report } from '#metrics/report.ts';
import { floeId } from './village.ts';
import type { Fields } from './scenario.ts';

/** The fish delivery: one blueprint that grows. Its figures share the blocks, the visitors and the prices. */

export const DELIVERY_KINDS: Kinds = {
  kinds: [clientKind, serverKind, loadBalancerKind, cacheKind, databaseKind, cdnKind, messageQueueKind, consumerKind, reverseProxyKind],
  roads: buildRoads,
  inWords: describeBlock,
};

/** Which blocks stand in the village. Of several floes a controller picks one. */
export interface Delivery {
  readonly floes: number;
  readonly crate: boolean;
  readonly messenger: boolean;
  readonly shops: boolean;
}

export interface DeliveryRun {
  readonly seed: number;
  readonly durationMs: number;
  readonly arrivals: Fields;
  readonly happenings?: readonly unknown[];
  /** Fields of blocks that differ from the usual, by block. */
  readonly changed?: Readonly<Record<string, Fields>>;
  /** Further blocks. */
  readonly more?: Fields;
  /** Where orders go first, when that is not where everything goes. */
  readonly orderDoor?: string;
}

export const COOKS = 8;
const WORKERS = 4;
const PATIENCE_MS = 5000;
/** One way over the water: to the village, and to the nearest shop. */
const VILLAGE_MS = 30;
const SHOP_MS = 5;
const CRATE_HITS = 0.8;
const SHOP_HITS = 0.95;
/** An order that is cooked later than this is late. */
export const LATE_AFTER_MS = 10_000;

/** What visitors ask for, in the order of the mix. Work is the mean time on a floe, in ms. */
export const REQUESTS = [
  { type: 'picture', share: 60, work: 12, path: '/pictures', op: 'read' },
  { type: 'menu', share: 30, work: 5, path: '/menu', op: 'read' },
  { type: 'order', share: 10, work: 5, path: '/orders', op: 'write' },
] as const;

/** Position of orders in the mix. */
export const ORDER = 2;

export function constantRate(ratePerSec: number): Fields {
  return { process: 'poisson', ratePerSec };
}

const READ_MS = 10;
const WRITE_MS = 20;

/** What visitors ask of the store house, as a share of what it can do: over 1 its line grows. */
export function storeAskedShare(ratePerSec: number, { crate }: Delivery): number {
  const perSec = (type: string): number => (ratePerSec * REQUESTS.find((one) => one.type === type)!.share) / 100;
  return (perSec('menu') * (crate ? 1 - CRATE_HITS : 1) * READ_MS + perSec('order') * WRITE_MS) / 1000;
}

function exponential(meanMs: number): Fields {
  return { distribution: 'exponential', meanMs };
}

function app(front: string, { arrivals, orderDoor }: DeliveryRun, { shops }: Delivery): Fields {
  const door = orderDoor ?? front;
  const to = shops || door !== front ? { ...(shops ? { picture: 'shops' } : {}), order: door, '*': front } : front;
  return { kind: 'client', to, arrivals, timeoutMs: PATIENCE_MS, mix: REQUESTS };
}

/** Each floe asks the store house, or the crate before it, and then sees to the kitchen. A worker waits with every question. */
function floe({ crate, messenger }: Delivery): Fields {
  return {
    kind: 'server',
    workers: WORKERS,
    serviceTime: { distribution: 'by-request', perWorkMs: 1 },
    calls: [
      { to: crate ? { menu: 'crate', order: 'store' } : 'store', types: ['menu', 'order'] },
      { to: messenger ? 'line' : 'kitchen', types: ['order'] },
    ],
  };
}

function kitchen({ messenger }: Delivery): Fields {
  if (!messenger) return { kitchen: { kind: 'server', workers: COOKS, serviceTime: exponential(400), whenDown: 'silent' } };
  return {
    line: { kind: 'message-queue', lateAfterMs: LATE_AFTER_MS },
    kitchen: { kind: 'consumer', from: 'line', members: COOKS, serviceTime: exponential(400) },
  };
}

/** The village as a blueprint. */
export function deliveryBlueprint(village: Delivery, run: DeliveryRun): BlueprintInput {
  const { floes, crate, shops } = village;
  const ids = Array.from({ length: floes }, (_, i) => floeId(i));
  const front = floes > 1 ? 'balancer' : floeId(0);
  const blocks: Record<string, Fields> = {
    app: app(front, run, village),
    ...(shops
      ? { shops: { kind: 'cdn', to: front, edges: { coast: { place: 'coast' } }, cache: { serveByShare: SHOP_HITS, coalesce: false } } }
      : {}),
    ...(floes > 1
      ? { balancer: { kind: 'load-balancer', to: ids, policy: 'least-connections', healthCheck: { intervalMs: 2000, probe: 'connect' } } }
      : {}),
    ...Object.fromEntries(ids.map((id) => [id, floe(village)])),
    ...(crate ? { crate: { kind: 'cache', to: 'store', serveByShare: CRATE_HITS } } : {}),
    store: { kind: 'database', connections: 1, readTime: exponential(READ_MS), writeTime: exponential(WRITE_MS) },
    ...(kitchen(village) as Record<string, Fields>),
    ...(run.more as Record<string, Fields> | undefined),
  };
  for (const [id, fields] of Object.entries(run.changed ?? {})) if (blocks[id] !== undefined) blocks[id] = { ...blocks[id], ...fields };
  return {
    version: 1,
    seed: run.seed,
    durationMs: run.durationMs,
    ...(shops ? { places: { coast: { latDeg: -60.7, lonDeg: -44.7 } } } : {}),
    links: linksOf(front, shops, run.orderDoor),
    blocks,
    happenings: run.happenings ?? [],
  };
}

function linksOf(front: string, hasShops: boolean, orderDoor: string | undefined): readonly Fields[] {
  const ends = orderDoor === undefined ? [front] : [front, orderDoor];
  return [
    ...ends.map((to) => ({ from: 'app', to, oneWayMs: VILLAGE_MS })),
    ...(hasShops
      ? [
          { from: 'app', to: 'shops', oneWayMs: SHOP_MS },
          { from: 'shops/coast', to: front, oneWayMs: VILLAGE_MS },
        ]
      : []),
  ];
}

export function deliveryNames(floes: number): Readonly<Record<string, string>> {
  return {
    app: 'the app',
    shops: 'the fish shops',
    balancer: 'the controller',
    ...(Object.fromEntries(Array.from({ length: floes }, (_, i) => [floeId(i), `floe ${i + 1}`])) as Record<string, string>),
    crate: 'the crate',
    store: 'the store house',
    line: 'the line of orders',
    kitchen: 'the kitchen',
  };
}

/** What each block costs in fish an hour: made up for this course, so that a choice has a price. */
export const PRICES = { floe: 15, controller: 5, crate: 5, store: 30, messenger: 5, cook: 5, shops: 10 } as const;

export function fishPerHour({ floes, crate, messenger, shops }: Delivery, cooks = COOKS): number {
  const blocks = PRICES.store + cooks * PRICES.cook + floes * PRICES.floe + (floes > 1 ? PRICES.controller : 0);
  return blocks + (crate ? PRICES.crate : 0) + (messenger ? PRICES.messenger : 0) + (shops ? PRICES.shops : 0);
}

/** Failed, turned away or given up. */
export function lostOf({ failed, rejected, timedOut }: OutcomeCounts): number {
  return failed + rejected + timedOut;
}

/** Share of the visitors who got no answer. */
export function lostShare({ requests }: Report): number {
  return lostOf(requests) / Math.max(1, requests.sent);
}

/** Orders that came to nothing so far. */
export function ordersLost(report: Report): number {
  const orders = report.types?.['order'];
  return orders === undefined ? 0 : lostOf(orders.requests);
}

/** Mean share of the workers of all floes that are busy, waiting for others included. */
export function floesBusy(report: Report): number {
  const shares = Object.entries(report.blocks).flatMap(([id, figures]) =>
    id.startsWith('floe-') ? [Number(figures['utilisationShare'])] : [],
  );
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** The most that a village may cost that keeps its promises, in fish an hour. */
export const BUDGET = 130;

/** What the village promises. */
export interface Promised {
  readonly id: string;
  readonly text: string;
  readonly isKept: (report: Report, village: Delivery) => boolean;
}

export const PROMISES: readonly Promised[] = [
  { id: 'half', text: '20 ms', isKept: ({ latencyMs }) => (latencyMs?.p50 ?? Infinity) <= 20 },
  { id: 'most', text: '200 ms', isKept: ({ latencyMs }) => (latencyMs?.p99 ?? Infinity) <= 200 },
  { id: 'orders', text: 'none', isKept: (report) => ordersLost(report) === 0 },
  { id: 'budget', text: `${BUDGET} at most`, isKept: (_report, village) => fishPerHour(village) <= BUDGET },
];

/** Numbers of a run that the text and the tables of all these figures use. */
export function deliveryNumbers(report: Report, village: Delivery): Readonly<Record<string, number>> {
  return {
    floesBusy: floesBusy(report),
    storeBusy: Number(report.blocks['store']!['utilisationShare']),
    floesBusyPercent: floesBusy(report) * 100,
    lostShare: lostShare(report),
    lostPercent: lostShare(report) * 100,
    ordersLost: ordersLost(report),
    ordersSent: report.types?.['order']?.requests.sent ?? 0,
    fishPerHour: fishPerHour(village),
    ...(village.messenger
      ? { waitingOrders: Number(report.blocks['line']!['waiting']), mostWaiting: Number(report.blocks['line']!['maxBacklog']) }
      : {}),
  };
}
