import { md1MeanWait } from '#theory/mg1.ts';
import { mm1 } from '#theory/mm1.ts';

/** Mean work of a visitor, in ms: what a visit takes on an empty floe. */
export const WORK_MS = 20;

/** Loads, in per cent, for which a reader draws a point, and for which the simulator has one. */
export const SKETCH_LOADS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95] as const;

/** Top of the drawing, in ms. */
export const SKETCH_TOP_MS = 500;

/** Mean visit in ms by theory at a load of 0 … 1 (exclusive): M/M/1, or M/D/1 when all jobs are alike. */
export function theoryMs(load: number, isEqual: boolean): number {
  return WORK_MS * (isEqual ? 1 + md1MeanWait(load) : mm1(load).meanInSystem);
}

export type SketchShape = 'close' | 'too-straight' | 'too-early' | 'too-late' | 'too-flat' | 'too-high' | 'falling';

/** What a drawn curve gets right or wrong: one shape, and what to say of it. */
export interface SketchVerdict {
  readonly shape: SketchShape;
  readonly name: string;
  readonly text: string;
}

const SAID: Readonly<Record<SketchShape, readonly [name: string, text: string]>> = {
  close: ['The right shape', 'Low for a long way, then up steeply near the end. Hold your curve against the points.'],
  'too-straight': [
    'Too straight',
    'Your line gives each further visitor the same price. The real one asks little of the first and a great deal of the last.',
  ],
  'too-early': [
    'Too early',
    'Yours bends up where there is still room. At half load a visit takes only twice as long as on an empty floe.',
  ],
  'too-late': [
    'Too late',
    'Yours stays low and then jumps. The real one has been climbing for a while: at four fifths it is at five times.',
  ],
  'too-flat': ['Too flat', 'Yours hardly rises. At nineteen twentieths of what the floe can do, a visit takes twenty times as long.'],
  'too-high': ['Too high', 'The bend is there, but everything lies too high. An empty floe needs only the time of the work itself.'],
  falling: ['It falls', 'Somewhere a busier floe serves sooner than a quieter one in your curve. More visitors never shorten the line.'],
};

/**
 * Names the shape of a drawn curve: one value in ms for each of {@link SKETCH_LOADS}, any numbers. Rules of thumb, the grossest fault
 * first; a curve that keeps within two fifths of theory everywhere is close.
 */
export function judgeSketch(drawnMs: readonly number[], isEqual = false): SketchVerdict {
  const shape = shapeOf(drawnMs, isEqual);
  const [name, text] = SAID[shape];
  return { shape, name, text };
}

function shapeOf(drawnMs: readonly number[], isEqual: boolean): SketchShape {
  const ratios = drawnMs.map((ms, i) => ms / theoryMs(SKETCH_LOADS[i]! / 100, isEqual));
  if (ratios.every((ratio) => ratio >= 0.6 && ratio <= 1.6)) return 'close';
  if (drawnMs.some((ms, i) => i > 0 && ms < drawnMs[i - 1]! - WORK_MS)) return 'falling';
  const first = drawnMs[0]!;
  const last = drawnMs.at(-1)!;
  const rise = last - first;
  if (rise < 3 * WORK_MS) return first > 4 * WORK_MS ? 'too-high' : 'too-flat';
  // How much of the whole rise has happened by the middle of the loads, and by four fifths: a straight line has half and most of it.
  const atHalf = (drawnMs[4]! - first) / rise;
  const atFourFifths = (drawnMs[7]! - first) / rise;
  if (isStraight(drawnMs)) return 'too-straight';
  if (atHalf > 0.3) return 'too-early';
  if (atFourFifths < 0.12 && ratios[7]! < 0.7) return 'too-late';
  if (last < 0.6 * theoryMs(0.95, isEqual)) return 'too-flat';
  return first > 2.5 * WORK_MS ? 'too-high' : ratios[5]! > 1.6 ? 'too-early' : 'too-late';
}

/** No point lies further from the chord than a seventh of its rise. */
function isStraight(drawnMs: readonly number[]): boolean {
  const first = drawnMs[0]!;
  const rise = drawnMs.at(-1)! - first;
  const span = SKETCH_LOADS.at(-1)! - SKETCH_LOADS[0];
  return drawnMs.every((ms, i) => Math.abs(ms - first - (rise * (SKETCH_LOADS[i]! - SKETCH_LOADS[0])) / span) <= rise / 7);
}
