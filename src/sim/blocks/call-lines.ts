import { CallLine } from './call-line.ts';

/** Waiting calls: one line, or with priorities a line for each, the highest first and each in order of arrival. */
export class CallLines {
  private readonly lines: CallLine[] = [new CallLine()];
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** @param priority 0 … 9; 0 where priorities do not count */
  push(call: number, priority: number): void {
    while (this.lines.length <= priority) this.lines.push(new CallLine());
    this.lines[priority]!.push(call);
    this.count++;
  }

  /** The next call. There must be one. */
  shift(): number {
    this.count--;
    const { lines } = this;
    if (lines.length === 1) return lines[0]!.shift();
    let priority = lines.length - 1;
    while (lines[priority]!.length === 0) priority--;
    return lines[priority]!.shift();
  }

  /** The call at `position` in the order in which they will be served, 0 = next. */
  at(position: number): number {
    let left = position;
    for (let priority = this.lines.length - 1; priority > 0; priority--) {
      const line = this.lines[priority]!;
      if (left < line.length) return line.at(left);
      left -= line.length;
    }
    return this.lines[0]!.at(left);
  }
}
