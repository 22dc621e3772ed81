/** So far ahead the future is read in search of one key; what is not asked for by then is as good as never asked for. */
const HORIZON = 1 << 18;
const STEP = 4096;

/** What will be asked for, in order: drawn ahead from a source that gives the same keys as the traffic. */
export class Future {
  private readonly draw: () => number;
  /** Positions at which each key is asked for, those not yet passed. */
  private readonly upcoming = new Map<number, number[]>();
  private drawn = 0;
  private now = -1;

  constructor(draw: () => number) {
    this.draw = draw;
  }

  /** Another key is asked for now. */
  advance(): void {
    this.now++;
  }

  /** Position of the next time a key is asked for after now, Infinity when it lies beyond the horizon. */
  nextUse(key: number): number {
    for (;;) {
      const positions = this.upcoming.get(key);
      while (positions !== undefined && positions[0]! <= this.now) positions.shift();
      const next = positions?.[0];
      if (next !== undefined) return next;
      if (this.drawn > this.now + HORIZON) return Infinity;
      this.drawMore();
    }
  }

  private drawMore(): void {
    for (let i = 0; i < STEP; i++) {
      const key = this.draw();
      const positions = this.upcoming.get(key);
      if (positions === undefined) this.upcoming.set(key, [this.drawn]);
      else positions.push(this.drawn);
      this.drawn++;
    }
  }
}
