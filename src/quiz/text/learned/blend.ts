/** What measures of an idea count, in the order of `ideaMeasures`. Written by `npm run learn`, from answers left out of learning. */
export const IDEA_BLEND: readonly number[] = [0.74, 0.6, 0.22, -0.15, 0.63, 1.22];
/** The same for `truthMeasures`. */
export const TRUTH_BLEND: readonly number[] = [-0.62, -0.17, 1.13, -0.02, 0.79];
