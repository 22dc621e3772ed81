/** How many recent events a block remembers for drawing. */
const REMEMBERED = 64;

/** One thing that happened to one request. */
export interface RecentRequest {
  readonly request: number;
  readonly work: number;
  /** Position of the server it concerns. */
  readonly position: number;
  readonly atMs: number;
}

/** The last few requests that something happened to, for pictures: a ring that forgets. Changes nothing in the run. */
export class RecentRequests {
  private readonly requests = new Int32Array(REMEMBERED);
  private readonly positions = new Int32Array(REMEMBERED);
  private readonly works = new Float64Array(REMEMBERED);
  private readonly timesUs = new Float64Array(REMEMBERED);
  private count = 0;

  note(request: number, work: number, position: number, timeUs: number): void {
    const place = this.count++ % REMEMBERED;
    this.requests[place] = request;
    this.works[place] = work;
    this.positions[place] = position;
    this.timesUs[place] = timeUs;
  }

  /** Oldest first. */
  list(): RecentRequest[] {
    const first = Math.max(0, this.count - REMEMBERED);
    return Array.from({ length: this.count - first }, (_, i) => {
      const place = (first + i) % REMEMBERED;
      return {
        request: this.requests[place]!,
        work: this.works[place]!,
        position: this.positions[place]!,
        atMs: this.timesUs[place]! / 1000,
      };
    });
  }
}
