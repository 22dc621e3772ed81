/** Throughput and response time of users who ask, wait and think. Times in units of the mean work. */
export interface ClosedLoop {
  /** Answers per unit of time. */
  readonly throughput: number;
  readonly meanInSystem: number;
}

/**
 * `users` with exponential work at one server and a mean pause of `think` between an answer and the next request.
 * Source: exact mean value analysis, M. Reiser and S. Lavenberg, J. ACM 27 (1980).
 */
export function closedLoop(users: number, think: number): ClosedLoop {
  let waiting = 0;
  let meanInSystem = 1;
  let throughput = 0;
  for (let n = 1; n <= users; n++) {
    meanInSystem = 1 + waiting;
    throughput = n / (think + meanInSystem);
    waiting = throughput * meanInSystem;
  }
  return { throughput, meanInSystem };
}
