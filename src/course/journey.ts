import { minutesFor, partsOf } from './chapter-parts.ts';
import { OUTLINE } from './outline.ts';
import type { Stop } from './outline.ts';

/** A stop as the pages show it: planned or written. */
export interface JourneyStop extends Stop {
  readonly isWritten: boolean;
  /** ids of the questions that count */
  readonly checks: readonly string[];
}

/** The outline joined with what is written. @param written id and MDX body of every chapter there is */
export function journeyOf(written: readonly { readonly id: string; readonly body?: string | undefined }[]): JourneyStop[] {
  return OUTLINE.map((stop) => {
    const chapter = written.find(({ id }) => id === stop.id);
    if (!chapter) return { ...stop, isWritten: false, checks: [] };
    const parts = partsOf(chapter.body ?? '');
    return { ...stop, isWritten: true, minutes: minutesFor(parts), checks: parts.checks };
  });
}

/** What the page's script needs to know of the course to show progress: the ids of each written stop's questions. */
export function checksByStop(stops: readonly JourneyStop[]): Record<string, readonly string[]> {
  return Object.fromEntries(stops.filter(({ isWritten }) => isWritten).map(({ id, checks }) => [id, checks]));
}
