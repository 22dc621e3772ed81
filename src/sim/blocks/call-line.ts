/** A first-in-first-out line of calls: a ring that doubles when full. */
export class CallLine {
  private ring = new Int32Array(16);
  private head = 0;
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(call: number): void {
    if (this.count === this.ring.length) this.widen();
    this.ring[(this.head + this.count++) & (this.ring.length - 1)] = call;
  }

  /** The call at the head. The line must not be empty. */
  shift(): number {
    const call = this.ring[this.head]!;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.count--;
    return call;
  }

  /** The call at `position`, 0 = head. */
  at(position: number): number {
    return this.ring[(this.head + position) & (this.ring.length - 1)]!;
  }

  private widen(): void {
    const ring = new Int32Array(this.ring.length * 2);
    for (let i = 0; i < this.count; i++) ring[i] = this.at(i);
    this.ring = ring;
    this.head = 0;
  }
}
