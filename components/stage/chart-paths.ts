import type { Notable } from '#blueprint/record.ts';

/** SVG paths in the units of a chart: seconds across, pixels down. */

/** A line through the ends of the buckets; a gap where there is nothing to measure. */
export function linePath(values: readonly (number | null)[], bucketSec: number, y: (value: number) => number): string {
  let isOpen = false;
  return values
    .map((value, i) => {
      if (value === null) {
        isOpen = false;
        return '';
      }
      const command = isOpen ? 'L' : 'M';
      isOpen = true;
      return `${command}${fixed((i + 1) * bucketSec)} ${fixed(y(value))}`;
    })
    .join('');
}

/** The area between that line and the axis; empty stretches lie on the axis. */
export function areaPath(values: readonly (number | null)[], bucketSec: number, y: (value: number) => number, height: number): string {
  const points = values.map((value, i) => `${fixed((i + 1) * bucketSec)} ${fixed(value === null ? height : y(value))}`);
  return points.length === 0 ? '' : `M${fixed(bucketSec)} ${height}L${points.join('L')}L${fixed(values.length * bucketSec)} ${height}Z`;
}

/** A stretch during which something was down. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly block: string;
}

/** When blocks were down, in truth. */
export function shadedSpans(notable: readonly Notable[], endMs: number): Span[] {
  return notable.flatMap((event) => {
    if (event.what !== 'went-down') return [];
    const back = notable.find((later) => later.what === 'came-up' && later.block === event.block && later.atMs >= event.atMs);
    return [{ fromMs: Math.min(event.atMs, endMs), toMs: back?.atMs ?? null, block: event.block }];
  });
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
