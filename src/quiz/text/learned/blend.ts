/** What measures of an idea count, in the order of `ideaMeasures`. Written by `npm run learn`, from answers left out of learning. */
export const IDEA_BLEND: readonly number[] = [0.59, 0.41, 0.35, -0.15, 0.96, 0.85];
/** The same for `truthMeasures`. */
export const TRUTH_BLEND: readonly number[] = [-0.36, -0.26, 1.12, 0.07, 1.8];
