import type { BalancerFrame, ServerFrame } from '#blocks/frames.ts';
import type { Frame } from '#blueprint/frame.ts';
import type { InWords } from '#blueprint/kind.ts';
import { counted, listed, MOST_LISTED, nameOf, seconds, sentenceCase } from './words.ts';
import type { Names } from './words.ts';

/**
 * The present instant in a few sentences: who is down, who believes what, who waits where, what each block holds. Never throws.
 * The caller decides how often it is spoken. `inWords`: for blocks other than servers, see `blocks.ts`.
 */
export function describeState(frame: Frame, names: Names = {}, inWords: InWords = () => []): string {
  const servers = Object.entries(frame.blocks).filter((entry): entry is [string, ServerFrame] => entry[1].kind === 'server');
  const troubles = servers.flatMap(([id, server]) => describeTrouble(frame, id, server, names));
  const others = Object.entries(frame.blocks).flatMap(([id, block]) => inWords(id, block, names));
  const lines = servers.length === 0 && others.length > 0 ? [] : [describeLines(servers, names)];
  const [first = 'nothing is to be seen', ...rest] = [listed(troubles), ...lines, ...others].filter((clause) => clause !== '');
  return `${[`At ${seconds(frame.nowMs)} ${first}`, ...rest.map(sentenceCase)].join('. ')}.`;
}

/** What an onlooker would point at: down, and whether the balancers know. */
function describeTrouble(frame: Frame, id: string, server: ServerFrame, names: Names): string[] {
  const believers = Object.values(frame.blocks).filter(
    (block): block is BalancerFrame => block.kind === 'load-balancer' && block.to.includes(id),
  );
  const isBelievedUp = believers.some((balancer) => balancer.believedUp[balancer.to.indexOf(id)]);
  const isDraining = believers.some((balancer) => balancer.draining[balancer.to.indexOf(id)]);
  const name = nameOf(names, id);
  if (!server.up && believers.length > 0) return [`${name} is down ${isBelievedUp ? 'but still believed up' : 'and out of the pool'}`];
  if (!server.up) return [`${name} is down`];
  if (believers.length > 0 && !isBelievedUp) return [`${name} is up but still believed down`];
  return isDraining ? [`${name} is draining`] : [];
}

function describeLines(servers: readonly (readonly [string, ServerFrame])[], names: Names): string {
  const living = servers.filter(([, server]) => server.up);
  if (servers.length === 0) return 'there is no server to look at';
  if (living.length === 0) return 'no server is up';
  const waiting = living.filter(([, server]) => server.waiting > 0);
  if (waiting.length === 0) {
    const busy = living.filter(([, server]) => server.inService.length > 0).length;
    return busy === 0
      ? 'every server that is up is idle'
      : `nobody waits; ${busy} of ${counted(living.length, 'server')} ${busy === 1 ? 'is' : 'are'} busy`;
  }
  if (waiting.length > MOST_LISTED) {
    const sum = waiting.reduce((total, [, server]) => total + server.waiting, 0);
    return `${counted(sum, 'request')} wait at ${waiting.length} of ${counted(living.length, 'server')}`;
  }
  return listed(
    waiting.map(
      ([id, server]) => `${nameOf(names, id)} has ${counted(server.waiting, 'request')} waiting${isFull(server) ? ' and is full' : ''}`,
    ),
  );
}

function isFull(server: ServerFrame): boolean {
  return server.queueLimit !== null && server.waiting >= server.queueLimit;
}
