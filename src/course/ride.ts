/** One stop of the ride through the case study. */
export interface RideStop {
  readonly number: number;
  readonly title: string;
  readonly what: string;
  /** Anchor of its heading. */
  readonly anchor: string;
  /** First and last year that its sources speak of. */
  readonly from: number;
  readonly to: number;
  /** Where its mark stands on the ribbon of years, in hundredths. */
  readonly markAt: number;
}

/** Years on the ribbon. */
export const RIBBON = { from: 2014, to: 2026 } as const;

export const RIDE: readonly RideStop[] = [
  { number: 1, title: 'The edge', what: 'A bad line, a lost region', anchor: 'stop-one-the-edge', from: 2019, to: 2020, markAt: 42.3 },
  {
    number: 2,
    title: 'The gateway',
    what: 'A surge, and who is let in',
    anchor: 'stop-two-the-gateway',
    from: 2021,
    to: 2026,
    markAt: 57.7,
  },
  { number: 3, title: 'The mesh', what: 'Unequal machines', anchor: 'stop-three-the-mesh', from: 2022, to: 2024, markAt: 71 },
  { number: 4, title: 'Dispatch', what: 'Who is near, who knows', anchor: 'stop-four-dispatch', from: 2015, to: 2015, markAt: 11.5 },
  {
    number: 5,
    title: 'The row cache',
    what: 'Fast, and still true',
    anchor: 'stop-five-the-row-cache',
    from: 2024,
    to: 2025,
    markAt: 84.6,
  },
  {
    number: 6,
    title: 'The trip events',
    what: 'One poisoned letter',
    anchor: 'stop-six-the-trip-events',
    from: 2016,
    to: 2026,
    markAt: 64,
  },
  { number: 7, title: 'The push', what: 'A car on the screen', anchor: 'stop-seven-the-push', from: 2020, to: 2022, markAt: 50.5 },
];

/** "2019–20", or one year. */
export function eraOf({ from, to }: RideStop): string {
  return from === to ? String(from) : `${from}–${String(to).slice(2)}`;
}
