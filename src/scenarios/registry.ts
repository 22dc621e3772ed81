import { ambassador } from './ambassador.ts';
import { atLeastOnce } from './at-least-once.ts';
import { backlog } from './backlog.ts';
import { colony } from './colony.ts';
import { drills } from './drills.ts';
import { evictByHand } from './evict-by-hand.ts';
import { fishMemory } from './fish-memory.ts';
import { freshness } from './freshness.ts';
import { fishShops } from './fish-shops.ts';
import { healthChecks } from './health-checks.ts';
import { messenger } from './messenger.ts';
import { nines } from './nines.ts';
import { oneFloe } from './one-floe.ts';
import { originOffload } from './origin-offload.ts';
import { partitions } from './partitions.ts';
import { retryStorm } from './retry-storm.ts';
import { sameTraffic } from './same-traffic.ts';
import type { Scenario } from './scenario.ts';
import { slowClients } from './slow-clients.ts';
import { stampede } from './stampede.ts';
import { sticky } from './sticky.ts';
import { tokenBucket } from './token-bucket.ts';
import { takeOneAway } from './take-one-away.ts';
import { trafficController } from './traffic-controller.ts';
import { villageGrows } from './village-grows.ts';
import { uberDispatch } from './uber-dispatch.ts';
import { uberEdge } from './uber-edge.ts';
import { uberEvents } from './uber-events.ts';
import { uberGateway } from './uber-gateway.ts';
import { uberMesh } from './uber-mesh.ts';
import { uberNewYear } from './uber-new-year.ts';
import { uberPush } from './uber-push.ts';
import { uberRows } from './uber-rows.ts';
import { writePaths } from './write-paths.ts';

/** Every figure of the course. */
export const SCENARIOS: readonly Scenario[] = [
  oneFloe,
  colony,
  nines,
  trafficController,
  sameTraffic,
  healthChecks,
  sticky,
  ambassador,
  tokenBucket,
  slowClients,
  retryStorm,
  fishMemory,
  evictByHand,
  stampede,
  writePaths,
  fishShops,
  originOffload,
  freshness,
  messenger,
  backlog,
  atLeastOnce,
  partitions,
  villageGrows,
  takeOneAway,
  drills,
  uberEdge,
  uberGateway,
  uberMesh,
  uberDispatch,
  uberRows,
  uberEvents,
  uberPush,
  uberNewYear,
];

/** The scenario of a figure. Throws an Error that names the figures there are. */
export function scenarioOf(id: string): Scenario {
  const scenario = SCENARIOS.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`There is no figure "${id}"; there are ${SCENARIOS.map((one) => one.id).join(', ')}.`);
  return scenario;
}
