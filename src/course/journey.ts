import { minutesFor, partsOf } from './chapter-parts.ts';
import { OUTLINE } from './outline.ts';
import type { Stop } from './outline.ts';
import { sitePath } from './paths.ts';

/** A stop as the pages show it: planned or written. */
export interface JourneyStop extends Stop {
  readonly isWritten: boolean;
  /** ids of the questions that count */
  readonly checks: readonly string[];
}

/** The outline joined with what is written. @param written id and MDX body of every chapter there is */
export function journeyOf(written: readonly { readonly id: string; readonly body?: string | undefined }[]): JourneyStop[] {
  return OUTLINE.map((stop) => {
    if (stop.ownChecks) return { ...stop, isWritten: true, checks: stop.ownChecks };
    const chapter = written.find(({ id }) => id === stop.id);
    if (!chapter) return { ...stop, isWritten: false, checks: [] };
    const parts = partsOf(chapter.body ?? '');
    return { ...stop, isWritten: true, minutes: minutesFor(parts), checks: parts.checks };
  });
}

/** What a page's script needs to know of one written stop to show a reader's progress. */
export interface StopFacts {
  readonly title: string;
  readonly minutes: number;
  /** address under the base path */
  readonly address: string;
  readonly checks: readonly string[];
}

export function factsByStop(stops: readonly JourneyStop[]): Record<string, StopFacts> {
  const written = stops.filter(({ isWritten }) => isWritten);
  return Object.fromEntries(written.map(({ id, title, minutes, checks }) => [id, { title, minutes, address: sitePath(`${id}/`), checks }]));
}
