/** What measures of an idea count, in the order of `ideaMeasures`. Written by `npm run learn`, from answers left out of learning. */
export const IDEA_BLEND: readonly number[] = [0.8, 0.35, 0.06, -0.1, 0.77, 0.79];
/** The same for `truthMeasures`. */
export const TRUTH_BLEND: readonly number[] = [-0.35, -0.05, 1.14, 0.17, 1.69];
