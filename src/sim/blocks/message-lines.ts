import { invariant } from '#kernel/invariant.ts';
import { wider } from './grow.ts';
import type { MessageCopies } from './message-copies.ts';

const NONE = -1;

/**
 * Lists of copies, each in order of publishing; a copy is in one of them at most. Links are columns by copy, so that a list costs
 * no object. Joining at either end and leaving cost O(1), joining in between a walk from the head, or from who joined last.
 */
export class MessageLines {
  private readonly copies: MessageCopies;
  private heads = new Int32Array(1);
  private tails = new Int32Array(1);
  private lineCount = 0;
  private next = new Int32Array(1);
  private previous = new Int32Array(1);
  /** The line of a copy and one; 0 = none. */
  private lines = new Int32Array(1);
  /** Who joined in between last: copies that come back at one time do so in order. */
  private finger = NONE;

  constructor(copies: MessageCopies) {
    this.copies = copies;
  }

  /** First published, −1 when the line is empty. */
  head(line: number): number {
    return line < this.lineCount ? this.heads[line]! : NONE;
  }

  /** Last published, −1 when the line is empty. */
  tail(line: number): number {
    return line < this.lineCount ? this.tails[line]! : NONE;
  }

  /** The one published next, −1 at the end. */
  after(copy: number): number {
    return this.next[copy]!;
  }

  before(copy: number): number {
    return this.previous[copy]!;
  }

  /** The line that a copy is in, −1 when it is in none. */
  lineOf(copy: number): number {
    return copy < this.lines.length ? this.lines[copy]! - 1 : NONE;
  }

  insert(line: number, copy: number): void {
    invariant(this.lineOf(copy) === NONE, 'a message joined two lines');
    this.makeRoom(line, copy);
    const { sequence } = this.copies;
    const last = this.tails[line]!;
    let before = last;
    let after: number = NONE;
    if (last !== NONE && sequence[last]! > sequence[copy]!) {
      after = this.firstCandidate(line, copy);
      while (sequence[after]! < sequence[copy]!) after = this.next[after]!;
      before = this.previous[after]!;
      this.finger = copy;
    }
    this.previous[copy] = before;
    this.next[copy] = after;
    if (before === NONE) this.heads[line] = copy;
    else this.next[before] = copy;
    if (after === NONE) this.tails[line] = copy;
    else this.previous[after] = copy;
    this.lines[copy] = line + 1;
  }

  /** Takes a copy out of its line, if it is in one. */
  remove(copy: number): void {
    const line = this.lineOf(copy);
    if (line === NONE) return;
    const before = this.previous[copy]!;
    const after = this.next[copy]!;
    if (this.finger === copy) this.finger = before;
    if (before === NONE) this.heads[line] = after;
    else this.next[before] = after;
    if (after === NONE) this.tails[line] = before;
    else this.previous[after] = before;
    this.lines[copy] = 0;
  }

  /** Nobody before this one in the line comes after the copy. */
  private firstCandidate(line: number, copy: number): number {
    const { finger } = this;
    const { sequence } = this.copies;
    return finger !== NONE && this.lineOf(finger) === line && sequence[finger]! < sequence[copy]! ? finger : this.heads[line]!;
  }

  private makeRoom(line: number, copy: number): void {
    while (line >= this.heads.length) {
      this.heads = wider(this.heads);
      this.tails = wider(this.tails);
    }
    for (; this.lineCount <= line; this.lineCount++) {
      this.heads[this.lineCount] = NONE;
      this.tails[this.lineCount] = NONE;
    }
    while (copy >= this.lines.length) {
      this.next = wider(this.next);
      this.previous = wider(this.previous);
      this.lines = wider(this.lines);
    }
  }
}
