import { latency } from '#describe/words.ts';

/** 48400 → "0:48.4". */
export function clock(ms: number): string {
  const tenths = Math.floor(ms / 100 + 1e-6);
  const minutes = Math.floor(tenths / 600);
  const rest = tenths - minutes * 600;
  return `${minutes}:${String(Math.floor(rest / 10)).padStart(2, '0')}.${rest % 10}`;
}

/** 120000 → "2:00". */
export function clockWhole(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** For a slider's spoken value: "48.4 seconds of 2:00". */
export function spokenTime(ms: number, endMs: number): string {
  return `${(ms / 1000).toFixed(1)} seconds of ${clockWhole(endMs)}`;
}

/** The smallest of 1, 2, 5 × 10ⁿ (and 4, 8) that is at least `value`: the top of an axis. */
export function axisTop(value: number): number {
  let scale = 1;
  while (scale * 10 < value) scale *= 10;
  while (scale > value && scale > 1e-6) scale /= 10;
  return [1, 2, 4, 6, 8, 10].map((step) => step * scale).find((top) => top >= value) ?? 10 * scale;
}

/** A time on an axis that ends at `topMs`, in the unit that suits the whole axis: "200 ms", "0.5 s". */
export function axisLabel(ms: number, topMs: number): string {
  return topMs >= 1000 ? `${Math.round(ms / 10) / 100} s` : `${Math.round(ms * 10) / 10} ms`;
}

/** A reader's guess with its unit: "1.2 s", "120 visitors". */
export function inUnit({ value, unit }: { readonly value: number; readonly unit: string }): string {
  return unit === 'ms' ? latency(value) : `${value} ${unit}`;
}

/** 0.694 → "69%", tight, for pictures. */
export function tightPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
