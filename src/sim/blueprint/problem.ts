import type { Content, Field } from './fields/field.ts';

/** What is wrong with one value of a blueprint, or how it was changed. */
export interface Problem {
  /** Dotted, as in `blocks.floe-1.workers`; list items by position from 0. */
  readonly path: string;
  /** What was written, shortened. */
  readonly value: string;
  readonly allowed: string;
  /** One readable sentence of all three. */
  readonly message: string;
}

/** `file`: anything outside is refused. `link`: numbers are clamped with a notice, everything else is refused. */
export type ParseMode = 'file' | 'link';

const MAX_PROBLEMS = 20;
const MAX_SHOWN = 40;

/** One reading of untrusted input: collects what is wrong, and stops collecting where nobody would read on. */
export class Reading {
  readonly mode: ParseMode;
  readonly problems: Problem[] = [];
  readonly notices: Problem[] = [];

  constructor(mode: ParseMode) {
    this.mode = mode;
  }

  /** Enough is wrong: the rest of the input need not be read. */
  get isOver(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  /** Notes that a value is refused. Returns `undefined`, which stands for "no value". */
  refuse(path: string, input: unknown, allowed: string): undefined {
    const value = shown(input);
    const message = input === undefined ? `${path}: missing; needed is ${allowed}` : `${path}: ${value} is not allowed; ${allowed} is`;
    this.add(path, value, allowed, message);
  }

  /** Notes a field or name that does not exist. `known` are those that do. */
  refuseName(path: string, name: string, known: string, complaint = 'is unknown; known here'): undefined {
    this.add(path, shown(name), known, `${path} ${complaint}: ${known}`);
  }

  /** Notes that a number was moved into its range. */
  clamp(path: string, input: unknown, value: number, allowed: string): void {
    const message = `${path}: ${shown(input)} became ${value}; ${allowed} is allowed`;
    if (this.notices.length < MAX_PROBLEMS) this.notices.push({ path, value: shown(input), allowed, message });
  }

  private add(path: string, value: string, allowed: string, message: string): undefined {
    if (!this.isOver) this.problems.push({ path, value, allowed, message });
  }
}

/** A value as a message shows it: never long, whatever it is. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shortened(value));
  if (Array.isArray(value)) return `a list of ${grouped(value.length)}`;
  if (typeof value === 'object' && value !== null) return `an object of ${grouped(Object.keys(value).length)}`;
  return typeof value === 'function' || typeof value === 'symbol' ? `a ${typeof value}` : shortened(String(value));
}

/** A key as part of a path. */
export function shortened(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** What a field takes, in words that follow "needed is" and precede "is allowed". */
export function allowedBy(field: Field): string {
  return field.nullable === true ? `${contentOf(field)} or null` : contentOf(field);
}

function contentOf(field: Content): string {
  switch (field.type) {
    case 'number':
      if (field.min === field.max) return String(field.min);
      return `a ${field.whole ? 'whole ' : ''}number from ${grouped(field.min)} to ${grouped(field.max)}`;
    case 'flag':
      return 'true or false';
    case 'choice':
      return oneOf(field.choices);
    case 'name':
      return `a name (a letter, then letters, digits, - and _, at most 64)${field.orAll === true ? ' or "*"' : ''}`;
    case 'part':
      return 'the id of a block, block/part or a place';
    case 'path':
      return 'a path that begins with / (letters, digits and -._~%/, at most 128)';
    case 'route':
      return `the id of another block, or an object of such ids by ${field.by === 'path' ? 'path prefix' : 'request type'}`;
    case 'block':
      return 'the id of another block';
    case 'list':
      return `a list of ${grouped(field.min)} to ${grouped(field.max)}, each ${allowedBy(field.of)},`;
    case 'by-block':
      return `an object of values by block id, each ${contentOf(field.of)}`;
    case 'by-name':
      return `an object of ${field.min === 0 ? '' : `${field.min} or more `}values by ${field.names === 'key' ? 'key' : 'name'}, each ${contentOf(field.of)}`;
    case 'group':
      return `an object with ${Object.keys(field.fields).join(', ')}`;
    case 'variants':
      return `an object whose ${field.by} is ${oneOf(Object.keys(field.variants))}`;
  }
}

export function oneOf(words: readonly string[]): string {
  const quoted = words.map(shown);
  return quoted.length === 1 ? quoted[0]! : `one of ${quoted.join(', ')}`;
}

/** 10000 → "10,000". */
export function grouped(value: number): string {
  return Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : String(value);
}
