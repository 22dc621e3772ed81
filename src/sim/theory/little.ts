/**
 * Little's law: the mean number inside is the rate of arrivals times the mean time inside, whatever happens in there.
 * Source: J. D. C. Little, *A proof of the queuing formula L = λW*, Oper. Res. 9 (1961).
 */
export function littleNumber(ratePerSec: number, meanTimeMs: number): number {
  return (ratePerSec * meanTimeMs) / 1000;
}
