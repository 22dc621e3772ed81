import type { Progress } from '#progress/state.ts';

export interface StopState {
  readonly isVisited: boolean;
  readonly isDone: boolean;
  readonly answered: number;
  readonly total: number;
  readonly readShare: number;
  readonly section: string;
  readonly atMs: number;
}

/** The last screenful may be left unread. */
const READ_SHARE = 0.95;

/** How a reader stands with one stop: done means read to the end and every question answered, right or wrong. */
export function stateOf(id: string, checks: readonly string[], progress: Progress): StopState {
  const visit = Object.hasOwn(progress.chapters, id) ? progress.chapters[id] : undefined;
  const answered = checks.filter((check) => Object.hasOwn(progress.answers, check)).length;
  const readShare = visit?.readShare ?? 0;
  return {
    isVisited: visit !== undefined,
    isDone: readShare >= READ_SHARE && answered === checks.length,
    answered,
    total: checks.length,
    readShare,
    section: visit?.section ?? '',
    atMs: visit?.atMs ?? 0,
  };
}

/** A few words for the rail and the map, or '' when there is nothing to say. */
export function stateInWords({ isDone, isVisited, answered, total }: StopState): string {
  if (isDone) return 'done';
  if (answered > 0) return `${answered} of ${total} checks`;
  return isVisited ? 'begun' : '';
}
