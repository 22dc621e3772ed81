import type { Notable } from '#blueprint/record.ts';
import { counted, nameOf, sentenceCase } from './words.ts';
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
  }
}

function describeValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
