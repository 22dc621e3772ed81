import type { BalancerFrame, BlockFrame, RequestView, ServerFrame } from '#blocks/frames.ts';
import type { ArtId } from '#course/art.ts';
import { tightPercent } from './format.ts';
import type { PlayerState } from './player-state.svelte.ts';
import { hitShareAt, lately, whole } from './so-far.ts';
import { floeLook, ratePerSec } from './stage-view.ts';

/** What the picture of the fish delivery shows of one instant. Shares look back over ten seconds. */

/** The fish of each type of request, in the order of the mix: pictures, menus, orders. */
export const TYPE_FISH: readonly ArtId[] = ['fish-c', 'fish-a', 'fish-b'];
const BUCKETS_OF_TEN_SEC = 20;
/** So many in a line are trouble. */
const LONG_LINE = 12;

/** Somebody's hands: the fish in each, `null` for empty ones. */
export interface Hands {
  readonly fish: readonly (ArtId | null)[];
  readonly waiting: number;
  readonly busy: string;
  readonly isInTrouble: boolean;
}

export interface FloeView extends Hands {
  readonly id: string;
  readonly art: ArtId;
  readonly number: number;
  /** What the controller believes, where that is not so. */
  readonly note: string;
}

export interface DeliveryView {
  readonly has: (block: string) => boolean;
  readonly ratePerSec: number;
  readonly floes: readonly FloeView[];
  readonly store: Hands;
  readonly kitchen: Hands;
  readonly isKitchenUp: boolean;
  readonly crateHits: string;
  readonly shopHits: string;
  readonly lineWaiting: number;
  readonly setAside: number;
}

function recent(player: PlayerState, block: string, name: string): number {
  return lately(player.recording.series.blocks[block]?.[name], player.bucket, BUCKETS_OF_TEN_SEC);
}

function fishIn(workers: number, inService: readonly RequestView[]): readonly (ArtId | null)[] {
  const busy = inService.filter((one) => !one.isProbe).map((one) => TYPE_FISH[one.type] ?? 'fish-b');
  return Array.from({ length: workers }, (_, i) => busy[i] ?? null);
}

function floeOf(player: PlayerState, id: string, number: number): FloeView {
  const { blocks } = player.frame;
  const server = blocks[id] as ServerFrame;
  const balancer = blocks['balancer'] as BalancerFrame | undefined;
  const at = balancer?.to.indexOf(id) ?? -1;
  const isBelievedUp = balancer?.believedUp[at] !== false;
  const isOut = balancer?.draining[at] === true;
  const note = isOut
    ? 'taken out'
    : server.up && !isBelievedUp
      ? 'believed down'
      : !server.up && isBelievedUp && at >= 0
        ? 'down, believed up'
        : '';
  return {
    id,
    number,
    art: `floe-s-${floeLook(server)}`,
    note: note === '' && !server.up ? 'down' : note,
    fish: fishIn(server.workers, server.inService),
    waiting: server.waiting,
    busy: tightPercent(recent(player, id, 'utilisationShare')),
    isInTrouble: server.waiting >= LONG_LINE || !server.up,
  };
}

function storeOf(player: PlayerState, frame: BlockFrame | undefined): Hands {
  const station = frame?.kind === 'database' ? frame.stations[0] : undefined;
  const waiting = station?.waiting ?? 0;
  const fish = station === undefined ? [] : fishIn(station.workers, station.inService);
  return { fish, waiting, busy: tightPercent(recent(player, 'store', 'utilisationShare')), isInTrouble: waiting >= LONG_LINE };
}

function kitchenOf(player: PlayerState, frame: BlockFrame | undefined): Hands {
  const busy = tightPercent(recent(player, 'kitchen', 'utilisationShare'));
  if (frame?.kind === 'server') {
    return {
      fish: fishIn(frame.workers, frame.inService),
      waiting: frame.waiting,
      busy,
      isInTrouble: !frame.up || frame.waiting >= LONG_LINE,
    };
  }
  const members = frame?.kind === 'consumer' ? frame.members : [];
  const fish = members.map((member): ArtId | null => (member.working > 0 ? 'fish-b' : null));
  return { fish, waiting: 0, busy, isInTrouble: frame?.kind === 'consumer' && !frame.up };
}

function hitsOf(player: PlayerState, block: string): string {
  const share = hitShareAt(player.recording, block, player.bucket);
  return share === null ? '–' : tightPercent(share);
}

/** Everything the picture shows now. */
export function deliveryView(player: PlayerState): DeliveryView {
  const { blocks } = player.frame;
  const { line, kitchen } = blocks;
  return {
    has: (block) => blocks[block] !== undefined,
    ratePerSec: ratePerSec(player.frame),
    floes: player.serverIds.filter((id) => id.startsWith('floe-')).map((id, i) => floeOf(player, id, i + 1)),
    store: storeOf(player, blocks['store']),
    kitchen: kitchenOf(player, blocks['kitchen']),
    isKitchenUp: kitchen === undefined || !('up' in kitchen) || kitchen.up,
    crateHits: hitsOf(player, 'crate'),
    shopHits: hitsOf(player, 'shops'),
    lineWaiting: line?.kind === 'message-queue' ? line.waiting : 0,
    setAside: line?.kind === 'message-queue' ? line.deadLettered : 0,
  };
}

/** "3 wait", "1,204 wait"; nothing for nobody. */
export function waitWords(waiting: number): string {
  return waiting === 0 ? '' : waiting === 1 ? '1 waits' : `${whole(waiting)} wait`;
}
