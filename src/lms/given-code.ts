import type { Json } from '#progress/json.ts';
import type { BankQuestion } from './bank.ts';

/** One character a number below 64; none of them means anything to an LMS, XML or a URL. */
export const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~';

/** A text that is read from its beginning; anything that is not there is null. */
export class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  take(length: number): string | null {
    const piece = this.#text.slice(this.#at, this.#at + length);
    this.#at += length;
    return piece.length === length ? piece : null;
  }

  /** The next digit, if it is below `limit`. */
  digit(limit: number): number | null {
    const value = DIGITS.indexOf(this.take(1) ?? ' ');
    return value >= 0 && value < limit ? value : null;
  }
}

/** An answer in a few characters, or null: it does not fit its question, or is the learner's own words, which stay with the learner. */
export function writeGiven(question: BankQuestion, given: Json): string | null {
  const { kind, parts, rights } = question;
  switch (kind) {
    case 'one':
    case 'click':
      return digitsOf(parts, [given]);
    case 'several': {
      if (!isListOf(given, parts)) return null;
      return DIGITS[given.reduce<number>((bits, id) => bits | (1 << parts.indexOf(id)), 0)] ?? null;
    }
    case 'order':
      return isListOf(given, parts) && given.length === parts.length ? digitsOf(parts, given) : null;
    case 'match':
      return isRecord(given)
        ? digitsOf(
            rights,
            parts.map((left) => given[left] ?? null),
          )
        : null;
    case 'number': {
      const text = typeof given === 'number' ? String(given) : '';
      return NUMBER.test(text) ? DIGITS[text.length]! + text.replace('.', '_') : null;
    }
    case 'text':
      return null;
  }
}

/** What `writeGiven` wrote. Total: null for anything else. */
export function readGiven(question: BankQuestion, from: Reader): Json {
  const { kind, parts, rights } = question;
  switch (kind) {
    case 'one':
    case 'click':
      return parts[from.digit(parts.length) ?? -1] ?? null;
    case 'several': {
      const bits = from.digit(2 ** Math.min(6, parts.length));
      return bits === null ? null : parts.filter((_, place) => bits & (1 << place));
    }
    case 'order': {
      const ids = parts.flatMap(() => parts[from.digit(parts.length) ?? -1] ?? []);
      return new Set(ids).size === parts.length ? ids : null;
    }
    case 'match': {
      const pairs = parts.map((left) => [left, rights[from.digit(rights.length) ?? -1] ?? null] as const);
      return pairs.every(([, right]) => right !== null) ? Object.fromEntries(pairs) : null;
    }
    case 'number': {
      const text = (from.take(from.digit(DIGITS.length) ?? 0) ?? '').replace('_', '.');
      return NUMBER.test(text) ? Number(text) : null;
    }
    case 'text':
      return null;
  }
}

/** What a question accepts, up to a thousand million, in JavaScript's own writing. */
const NUMBER = /^-?\d{1,10}(?:\.\d{1,12})?(?:e-\d{1,3})?$/;

function digitsOf(ids: readonly string[], chosen: readonly Json[]): string | null {
  const places = chosen.map((id) => (typeof id === 'string' ? ids.indexOf(id) : -1));
  return places.every((place) => place >= 0) ? places.map((place) => DIGITS[place]).join('') : null;
}

function isListOf(given: Json, ids: readonly string[]): given is readonly string[] {
  return (
    Array.isArray(given) && new Set(given).size === given.length && given.every((id: unknown) => typeof id === 'string' && ids.includes(id))
  );
}

function isRecord(given: Json): given is Readonly<Record<string, Json>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
