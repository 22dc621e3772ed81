const MEGABYTE = 1_000_000;

/** A size as readers know it from their devices: `3.9 MB`. Less than a tenth is said to be that. */
export function inMegabytes(bytes: number): string {
  return `${Math.max(0.1, bytes / MEGABYTE).toFixed(1)} MB`;
}
