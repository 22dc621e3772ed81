/** What measures of an idea count, in the order of `ideaMeasures`. Written by `npm run learn`, from answers left out of learning. */
export const IDEA_BLEND: readonly number[] = [0.86, 0.5, 0.13, -0.12, 0.68, 1.17];
/** The same for `truthMeasures`. */
export const TRUTH_BLEND: readonly number[] = [-0.54, -0.31, 1.09, -0.15, 0.57];
