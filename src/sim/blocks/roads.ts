/**
 * What lies between blocks when links are more than a fixed time: distance, bandwidth, handshakes, loss.
 * A run without such links has none and pays nothing for them.
 */
export interface Roads {
  /** µs until a call reaches its callee. */
  requestUs(call: number): number;
  /** µs until an answer is back at the caller; without the time of its bytes if they are sent already. */
  answerUs(call: number): number;
  /** µs the bytes of an answer take on this hop, without the way itself. */
  sendingUs(call: number): number;
  /** µs one way from where a request comes from (or else its caller) to a block. */
  oneWayUs(call: number, block: number): number;
  /** Whether this call opened a new connection. */
  openedConnection(call: number): boolean;
  /** A call was answered or given up: its connection is free again. */
  release(call: number): void;
}
