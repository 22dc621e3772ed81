import type { Notable } from '#blueprint/notable.ts';
import { counted, listed, nameOf, seconds, sentenceCase } from './words.ts';
import type { Names } from './words.ts';

/** One line of the log of a run. */
export interface NotableEvent {
  readonly atMs: number;
  readonly block: string;
  readonly text: string;
}

/** The log of a run in words, in order. */
export function notableEvents(notable: readonly Notable[], names: Names = {}): NotableEvent[] {
  return notable.map((event) => ({ atMs: event.atMs, block: event.block, text: sentenceCase(`${describeNotable(event, names)}.`) }));
}

function describeNotable(event: Notable, names: Names): string {
  const name = nameOf(names, event.block);
  switch (event.what) {
    case 'went-down':
      return `${name} goes down`;
    case 'came-up':
      return `${name} is back up`;
    case 'believed-down': {
      const about = nameOf(names, event.about);
      const price = event.lost > 0 ? `; ${counted(event.lost, 'request')} ${event.lost === 1 ? 'was' : 'were'} lost on it until then` : '';
      return `${name} takes ${about} out of the pool${price}`;
    }
    case 'believed-up':
      return `${name} lets ${nameOf(names, event.about)} back into the pool`;
    case 'changed':
      return `${name}: ${Object.entries(event.set)
        .map(([field, value]) => `${field} is now ${describeValue(value)}`)
        .join(', ')}`;
    case 'queue-full':
      return `${name} has no waiting place left and turns requests away`;
    case 'nobody-left':
      return `${name} believes that nobody is up and turns requests away`;
    case 'shedding':
      return `${name} sheds load: it turns the least important requests away`;
    case 'limiting':
      return `${name} has reached a rate limit and turns requests away`;
    case 'dead-lettered':
      return `${name} sets a message aside that failed too often`;
    case 'member-died':
      return `one of ${name} dies with work in hand`;
    case 'breaker-opened':
      return `${name} opens its breaker: nothing more goes to ${nameOf(names, event.about)}`;
    case 'breaker-closed':
      return `${name} closes its breaker: ${nameOf(names, event.about)} answers again`;
    case 'ejected':
      return `${name} takes ${nameOf(names, event.about)} out for ${seconds(event.forMs)} after errors in a row`;
    case 'lost-writes':
      return `${name} loses ${counted(event.count, 'confirmed write')} of ${counted(event.keys, 'key')} that it had not passed on`;
    case 'lost-messages':
      return `${name} loses ${counted(event.count, 'message')}`;
    case 'rebalancing':
      return `${name}: partitions change hands, nobody takes anything meanwhile`;
    case 'rebalanced':
      return `${name}: every partition has its taker again`;
    case 'cleared':
      return `${name} is empty: every copy was dropped`;
    case 'purged':
      return `${name} drops its copy of ${event.key}`;
    case 'published':
      return `${name} has a new version of ${event.key}`;
  }
}

/** A setting in words: several as a list, a group field by field. */
function describeValue(value: unknown): string {
  if (value === null) return 'off';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : listed(value.map(describeValue));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  const fields = Object.entries(value as object).map(([field, one]) => `${field} ${describeValue(one)}`);
  return fields.length === 0 ? 'on' : `(${fields.join(', ')})`;
}
