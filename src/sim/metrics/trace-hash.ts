import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';

const TWO_32 = 4294967296;

/**
 * A 64-bit hash over every fact of a run, in order. Equal hashes mean equal runs, on any engine, however the run was
 * sliced. Integer arithmetic only.
 */
export class TraceHash implements Observer {
  /** Facts so far, and when the last one was; changed settings do not count. Kept here because one observer costs less than two. */
  count = 0;
  lastUs = 0;
  private high = 0x6a09e667 | 0;
  private low = 0xbb67ae85 | 0;

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    this.fold(timeUs | 0);
    this.fold((timeUs / TWO_32) | 0);
    this.fold((fact << 16) ^ block);
    this.fold(request);
    this.fold(a | 0);
    this.fold(b | 0);
    if (fact === Fact.changed) return;
    this.count++;
    this.lastUs = timeUs;
  }

  /** Sixteen hexadecimal digits. */
  digest(): string {
    return [this.high, this.low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private fold(value: number): void {
    const mixed = Math.imul(this.low ^ value, 0x85ebca6b);
    this.low = (mixed ^ (mixed >>> 13) ^ this.high) | 0;
    this.high = Math.imul((this.high << 5) ^ (this.high >>> 27) ^ mixed, 0xc2b2ae35);
  }
}
