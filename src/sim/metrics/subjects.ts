/** What a fold has to know of the blocks it watches; made from a wired run. */
export interface Subject {
  readonly id: string;
  readonly kind: string;
  /** Ids of the blocks a balancer chooses from; empty for others. */
  readonly to: readonly string[];
  /** Workers of a server now; 0 for others. */
  workers(): number;
}
