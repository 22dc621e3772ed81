/** How long something takes. Every law but `by-request` is scaled by its mean (or its bounds), in ms. */
export type Distribution =
  | { readonly distribution: 'constant'; readonly meanMs: number }
  | { readonly distribution: 'exponential'; readonly meanMs: number }
  | { readonly distribution: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly distribution: 'erlang'; readonly meanMs: number; readonly stages: number }
  | { readonly distribution: 'hyperexponential'; readonly meanMs: number; readonly cv2: number }
  | { readonly distribution: 'lognormal'; readonly meanMs: number; readonly cv2: number }
  /** The request brings its work (drawn at birth); service time = work × perWorkMs ÷ speed. */
  | { readonly distribution: 'by-request'; readonly perWorkMs: number };

/** Work per request in units, drawn from the client's own stream so that every rule meets the same work. */
export type WorkDistribution =
  | { readonly distribution: 'constant'; readonly mean: number }
  | { readonly distribution: 'exponential'; readonly mean: number }
  | { readonly distribution: 'uniform'; readonly min: number; readonly max: number }
  | { readonly distribution: 'erlang'; readonly mean: number; readonly stages: number }
  | { readonly distribution: 'hyperexponential'; readonly mean: number; readonly cv2: number }
  | { readonly distribution: 'lognormal'; readonly mean: number; readonly cv2: number };

/** The same laws without a unit: what a sampler needs. */
export interface Law {
  readonly shape: 'constant' | 'exponential' | 'uniform' | 'erlang' | 'hyperexponential' | 'lognormal';
  /** Mean, or the lower bound of `uniform`. */
  readonly mean: number;
  /** Stages (erlang), squared coefficient of variation, or the upper bound of `uniform`. */
  readonly form: number;
}

/** The law of a duration, in ms. `by-request` is the constant `perWorkMs`: the caller multiplies by the work. */
export function durationLaw(of: Distribution): Law {
  switch (of.distribution) {
    case 'uniform':
      return { shape: 'uniform', mean: of.minMs, form: of.maxMs };
    case 'erlang':
      return { shape: 'erlang', mean: of.meanMs, form: of.stages };
    case 'hyperexponential':
    case 'lognormal':
      return { shape: of.distribution, mean: of.meanMs, form: of.cv2 };
    case 'by-request':
      return { shape: 'constant', mean: of.perWorkMs, form: 0 };
    default:
      return { shape: of.distribution, mean: of.meanMs, form: 0 };
  }
}

/** The law of the work a request brings, in units. */
export function workLaw(of: WorkDistribution): Law {
  switch (of.distribution) {
    case 'uniform':
      return { shape: 'uniform', mean: of.min, form: of.max };
    case 'erlang':
      return { shape: 'erlang', mean: of.mean, form: of.stages };
    case 'hyperexponential':
    case 'lognormal':
      return { shape: of.distribution, mean: of.mean, form: of.cv2 };
    default:
      return { shape: of.distribution, mean: of.mean, form: 0 };
  }
}
