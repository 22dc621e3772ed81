/**
 * Erlang B: share of visitors that find all of `workers` busy and are turned away, offered `load` (in workers' worth of work),
 * whatever the law of the work. By the recursion B(c) = aB(c−1) / (c + aB(c−1)), which neither over- nor underflows.
 * Source: A. K. Erlang (1917); L. Kleinrock, *Queueing Systems*, vol. 1, §3.6.
 */
export function erlangB(workers: number, load: number): number {
  let blocked = 1;
  for (let c = 1; c <= workers; c++) blocked = (load * blocked) / (c + load * blocked);
  return blocked;
}

/** Erlang C: share of visitors that have to wait in M/M/c; 1 at full load and above. */
export function erlangC(workers: number, load: number): number {
  if (load >= workers) return 1;
  const blocked = erlangB(workers, load);
  return blocked / (1 - (load / workers) * (1 - blocked));
}

/** Mean time in system of M/M/c, in units of the mean work; Infinity at full load and above. */
export function mmcMeanInSystem(workers: number, load: number): number {
  return load >= workers ? Infinity : 1 + erlangC(workers, load) / (workers - load);
}
