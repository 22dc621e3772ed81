import { expect, test } from 'vitest';
import { measure } from '#measured/measure.ts';

/** Figure, settings, number, from, to. */
export type Band = readonly [figure: string, settings: string, read: string, from: number, to: number];

/** One test for each band: the mean over the figure's runs lies in it. */
export function testBands(bands: readonly Band[]): void {
  test.each(bands)('%s at %s: %s from %d to %d', (figure, settings, read, from, to) => {
    const value = measure(figure, settings, read);
    expect(value).toBeGreaterThanOrEqual(from);
    expect(value).toBeLessThanOrEqual(to);
  });
}
