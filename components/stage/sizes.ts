/** How fish show the size of the job a visitor brings. */
export interface JobSize {
  readonly fish: 'fish-a' | 'fish-b' | 'fish-c' | 'fish-d';
  /** Largest work of this size, in average jobs. */
  readonly upTo: number;
  readonly label: string;
}

export const JOB_SIZES: readonly JobSize[] = [
  { fish: 'fish-d', upTo: 0.5, label: 'small: up to half an average job' },
  { fish: 'fish-a', upTo: 1.5, label: 'about average' },
  { fish: 'fish-c', upTo: 3, label: 'large: up to three' },
  { fish: 'fish-b', upTo: Infinity, label: 'huge' },
];

export function fishOf(work: number): JobSize['fish'] {
  return JOB_SIZES.find((size) => work <= size.upTo)!.fish;
}
