import { SCENARIOS } from '#scenarios/registry.ts';
import { playbacksOf, sharedEndMs } from '#tasks/playbacks.ts';
import { processorMs } from './processor-time.ts';

export interface FigureCost {
  readonly figure: string;
  /** Data for drawing one instant, in µs. */
  readonly frameUs: number;
  /** A seek to the end, or to 60 s: the run again up to there, in ms. */
  readonly seekMs: number;
}

const FRAMES = 2000;
const SEEKS = 5;

/** What drawing and seeking cost in every figure as it opens, all of its runs together. */
export function figureCosts(): FigureCost[] {
  return SCENARIOS.map((scenario) => {
    const playbacks = playbacksOf(scenario);
    const untilMs = sharedEndMs(playbacks, 60_000);
    const seeks = Array.from({ length: SEEKS }, () => {
      for (const playback of playbacks) playback.seek(0);
      return timeMs(() => playbacks.forEach((playback) => playback.seek(untilMs)));
    });
    for (const playback of playbacks) playback.seek(untilMs / 2);
    const frames = timeMs(() => {
      for (let i = 0; i < FRAMES; i++) for (const playback of playbacks) playback.frame();
    });
    return { figure: scenario.id, frameUs: (frames / FRAMES) * 1000, seekMs: seeks.toSorted((a, b) => a - b)[2]! };
  });
}

function timeMs(work: () => void): number {
  const startMs = processorMs();
  work();
  return processorMs() - startMs;
}
