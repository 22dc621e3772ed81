/** Something in an input that is not as it should be: where, what was written, what is allowed. */
export interface Problem {
  readonly path: string;
  readonly value: string;
  readonly allowed: string;
  /** The three in one sentence for a reader. */
  readonly message: string;
}

/** `file`: whatever is outside is refused. `link`: numbers are clamped with a notice, unknown names are refused. */
export type ParseMode = 'file' | 'link';

/** Enough to mend a file by; a hostile one does not get to fill the memory. */
const MAX_PROBLEMS = 20;

/** Collects what is wrong while an input is read. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly notices: Problem[] = [];
  readonly mode: ParseMode;

  constructor(mode: ParseMode) {
    this.mode = mode;
  }

  /** No use looking any further. */
  get isFull(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  refuse(path: string, value: unknown, allowed: string): void {
    if (!this.isFull) this.problems.push(problem(path, value, allowed, `${show(value)} is not allowed; ${allowed}`));
  }

  clamp(path: string, value: number, taken: number, allowed: string): void {
    if (this.notices.length < MAX_PROBLEMS) this.notices.push(problem(path, value, allowed, `${show(value)} was changed to ${show(taken)}; ${allowed}`));
  }
}

function problem(path: string, value: unknown, allowed: string, what: string): Problem {
  return { path, value: show(value), allowed, message: `${path === '' ? 'the blueprint' : path}: ${what} is.`.replace(/ is\.$/, '.') };
}

/** A value as written, short enough for a message. Safe for anything, circular or not. */
export function show(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case 'number':
    case 'boolean':
    case 'undefined':
      return value === undefined ? 'nothing' : String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

/** 10000 → "10,000". */
export function grouped(value: number): string {
  const [whole, fraction] = String(value).split('.');
  if (whole === undefined || whole.includes('e')) return String(value);
  const parts = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
