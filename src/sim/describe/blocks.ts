import type { CacheFrame, CdnFrame, ConsumerFrame, DatabaseFrame, ProxyFrame, QueueFrame } from '#blocks/frames.ts';
import type { Frame } from '#blueprint/frame.ts';
import { counted, grouped, listed, nameOf } from './words.ts';
import type { Names } from './words.ts';

type AnyFrame = Frame['blocks'][string];

/** What there is to say of a block that is neither client, server nor balancer, in short clauses. */
export function describeBlock(id: string, frame: AnyFrame, names: Names): readonly string[] {
  const name = nameOf(names, id);
  const part = (of: string): string => nameOf(names, `${id}/${of}`);
  switch (frame.kind) {
    case 'cache':
      return describeCache(name, frame);
    case 'database':
      return describeDatabase(name, part, frame);
    case 'reverse-proxy':
      return describeProxy(name, frame, names);
    case 'cdn':
      return describeCdn(name, part, frame);
    case 'message-queue':
      return describeQueue(name, part, frame);
    case 'consumer':
      return describeConsumer(name, frame);
    default:
      return [];
  }
}

function describeCache(name: string, { up, entries, capacityEntries, fetching, waiting }: CacheFrame): string[] {
  if (!up) return [`${name} is down and holds nothing`];
  const fetches = fetching === 0 ? '' : `, with ${counted(fetching, 'fetch', 'fetches')} under way`;
  const held = waiting === 0 ? '' : ` for ${counted(waiting, 'request')}`;
  return [`${name} holds ${grouped(entries)} of ${counted(capacityEntries, 'copy', 'copies')}${fetches}${held}`];
}

function describeDatabase(name: string, part: (of: string) => string, { up, stations }: DatabaseFrame): string[] {
  if (!up) return [`${name} is down`];
  const down = stations.filter((station) => !station.up).map((station) => `${part(station.name)} is down`);
  const waiting = stations.filter((station) => station.waiting > 0);
  const lines = waiting.map((station) => {
    const who = stations.length === 1 ? name : part(station.name);
    return `${who} has ${counted(station.waiting, 'request')} waiting`;
  });
  const busy = stations.reduce((sum, station) => sum + station.inService.length, 0);
  const all = stations.reduce((sum, station) => sum + station.workers, 0);
  return [
    ...down,
    ...(lines.length > 0 ? lines : [`${busy} of ${counted(all, 'connection')} of ${name} ${busy === 1 ? 'is' : 'are'} busy`]),
  ];
}

function describeProxy(name: string, frame: ProxyFrame, names: Names): string[] {
  if (!frame.up) return [`${name} is down`];
  const { waiting, upstreamBusy, upstreamLimit, upstreamWaiting, openBreakers } = frame;
  const clauses = [`${name} has ${grouped(upstreamBusy)} of ${counted(upstreamLimit, 'connection')} to the back in use`];
  if (waiting > 0) clauses.push(`${counted(waiting, 'request')} ${waiting === 1 ? 'waits' : 'wait'} at its door`);
  if (upstreamWaiting > 0)
    clauses.push(`${counted(upstreamWaiting, 'request')} ${upstreamWaiting === 1 ? 'waits' : 'wait'} for a connection`);
  if (openBreakers.length > 0) clauses.push(`its breaker to ${listed(openBreakers.map((id) => nameOf(names, id)))} is open`);
  return clauses;
}

function describeCdn(name: string, part: (of: string) => string, { up, edges, shield }: CdnFrame): string[] {
  if (!up) return [`${name} is down`];
  const down = [...edges, ...(shield === null ? [] : [shield])].filter((edge) => !edge.up).map((edge) => `${part(edge.name)} is down`);
  const copies = edges.filter((edge) => edge.up).map((edge) => `${part(edge.name)} holds ${counted(edge.entries, 'copy', 'copies')}`);
  return [...down, ...copies];
}

function describeQueue(
  name: string,
  part: (of: string) => string,
  { up, waiting, inHand, deadLettered, partitions }: QueueFrame,
): string[] {
  const down = partitions.length > 1 ? partitions.flatMap((one, i) => (one.up ? [] : [`${part(`partition-${i + 1}`)} is down`])) : [];
  const state = `${name}${up ? '' : ' is down and'} has ${counted(waiting, 'message')} waiting and ${grouped(inHand)} in hand`;
  return [
    ...down,
    state,
    ...(deadLettered > 0 ? [`${grouped(deadLettered)} of its messages ${deadLettered === 1 ? 'was' : 'were'} set aside`] : []),
  ];
}

function describeConsumer(name: string, { up, members }: ConsumerFrame): string[] {
  if (!up) return [`${name} ${members.length === 1 ? 'is' : 'are'} away`];
  const gone = members.filter((member) => !member.up).length;
  const working = members.filter((member) => member.up && member.working > 0).length;
  const dead = gone === 0 ? [] : [`${grouped(gone)} of ${name} ${gone === 1 ? 'has' : 'have'} died`];
  return [...dead, `${grouped(working)} of ${counted(members.length, 'worker')} of ${name} ${working === 1 ? 'is' : 'are'} at work`];
}
