/** One case to learn from: which traces it has, how much each counts, whether it is one, and how much it matters. */
export interface Case {
  readonly traces: Int32Array;
  readonly scale: number;
  readonly isOne: boolean;
  readonly weight: number;
}

/** Log odds: a start, and a weight for each trace. */
export interface Line {
  readonly start: number;
  readonly weights: Float64Array;
}

const ROUNDS = 25;
const RATE = 0.3;
/** Pulls weights towards zero, or rare traces would be believed too much. */
const PULL = 0.01;

/**
 * Logistic regression by stochastic descent with a rate of its own for each trace (AdaGrad, 2011). The same
 * cases in the same order give the same line.
 */
export function learnLine(cases: readonly Case[], traceCount: number): Line {
  const weights = new Float64Array(traceCount);
  const squares = new Float64Array(traceCount).fill(1e-8);
  let start = 0;
  let startSquares = 1e-8;
  const order = cases.map((_, i) => i);
  const draw = drawer(7);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, draw);
    for (const i of order) {
      const one = cases[i]!;
      const slope = (oddsToShare(scoreOf(one, { start, weights })) - Number(one.isOne)) * one.weight;
      startSquares += slope * slope;
      start -= (RATE * slope) / Math.sqrt(startSquares);
      for (const trace of one.traces) {
        const own = slope * one.scale + PULL * weights[trace]!;
        squares[trace]! += own * own;
        weights[trace]! -= (RATE * own) / Math.sqrt(squares[trace]!);
      }
    }
  }
  return { start, weights };
}

/** The log odds of a case by a line. */
export function scoreOf({ traces, scale }: Pick<Case, 'traces' | 'scale'>, { start, weights }: Line): number {
  let sum = 0;
  for (const trace of traces) sum += weights[trace]!;
  return start + sum * scale;
}

function oddsToShare(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Whole numbers below a bound, the same each time (Lehmer's generator). */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function shuffle(order: number[], draw: (below: number) => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = draw(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}
