/** The longest task of the page's main thread: by the clock on the wall, and what the processor really spent on it. */
export interface LongestTask {
  readonly wallMs: number;
  /** `null` where the system does not tell. */
  readonly processorMs: number | null;
  readonly tasks: number;
  /** Tasks over 50 ms of processor time, or of wall time where that is all there is. */
  readonly over50: number;
}

/** Tasks in which a new run was begun, with the first slice of it, and all others. */
export interface LongestTasks {
  readonly playing: LongestTask;
  readonly beginning: LongestTask;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The page marks so that it begins a new run now. */
export const NEW_RUN = 'pip:new-run';
const LONG_MS = 50;

function longestOf(tasks: readonly TraceEvent[]): LongestTask {
  const isTimed = tasks.some((task) => task.tdur !== undefined);
  const spent = tasks.map((task) => ((isTimed ? task.tdur : task.dur) ?? 0) / 1000);
  return {
    wallMs: Math.max(0, ...tasks.map((task) => task.dur ?? 0)) / 1000,
    processorMs: isTimed ? Math.max(...spent) : null,
    tasks: tasks.length,
    over50: spent.filter((ms) => ms > LONG_MS).length,
  };
}

/** The longest of the tasks of the renderers' main threads in a trace of Chromium. Throws an Error when the trace holds none. */
export function longestTasks(trace: string): LongestTasks {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${String(pid)}/${String(tid)}`;
  const isMainName = (event: TraceEvent): boolean => event.name === 'thread_name' && event.args?.name === 'CrRendererMain';
  const mains = new Set(traceEvents.filter(isMainName).map(threadOf));
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.ph === 'X' && mains.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('The trace holds no task of a main thread.');
  const marks = traceEvents.filter((event) => event.name === NEW_RUN);
  const begins = (task: TraceEvent): boolean =>
    marks.some((mark) => threadOf(mark) === threadOf(task) && mark.ts >= task.ts && mark.ts <= task.ts + (task.dur ?? 0));
  return { playing: longestOf(tasks.filter((task) => !begins(task))), beginning: longestOf(tasks.filter(begins)) };
}
