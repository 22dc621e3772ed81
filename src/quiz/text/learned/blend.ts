/** What measures of an idea count, in the order of `ideaMeasures`. Written by `npm run learn`, from answers left out of learning. */
export const IDEA_BLEND: readonly number[] = [0.76, 0.6, 0.17, -0.17, 0.62, 1.1];
/** The same for `truthMeasures`. */
export const TRUTH_BLEND: readonly number[] = [-0.68, -0.28, 1.19, 0, 0.9];
