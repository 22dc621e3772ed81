/** kB in one segment: what is left of a 1,500 byte packet for the data. */
const SEGMENT_KB = 1.46;
/** Segments sent before the first acknowledgement. Source: RFC 6928. */
const FIRST_WINDOW = 10;

/**
 * Round trips until the last byte of an answer of `sizeKb` has arrived over a fresh TCP connection without loss: ten segments,
 * then twice as many each round. At least 1. Source: RFC 5681, RFC 6928.
 */
export function slowStartRounds(sizeKb: number): number {
  const segments = Math.ceil(sizeKb / SEGMENT_KB);
  let rounds = 1;
  let sent = FIRST_WINDOW;
  for (let window = FIRST_WINDOW * 2; sent < segments; window *= 2) {
    sent += window;
    rounds++;
  }
  return rounds;
}
