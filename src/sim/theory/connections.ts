/** How a connection is set up before the first request. */
export type Protocol = 'tcp' | 'tls1.2' | 'tls1.3' | 'tls1.3-early' | 'quic' | 'quic-early' | 'warm';

const TRIPS: Readonly<Record<Protocol, number>> = {
  tcp: 2,
  'tls1.2': 4,
  'tls1.3': 3,
  'tls1.3-early': 2,
  quic: 2,
  'quic-early': 1,
  warm: 1,
};

/** Round trips until the first byte of an answer. Sources: RFC 9293 (TCP), 5246 (TLS 1.2), 8446 (TLS 1.3), 9000 and 9001 (QUIC). */
export function tripsToFirstByte(protocol: Protocol): number {
  return TRIPS[protocol];
}

/**
 * What one TCP stream can carry with the loss control of Reno, in kB per second: (packet ÷ round trip) × √(3/2 ÷ loss).
 * Source: M. Mathis, J. Semke, J. Mahdavi, T. Ott, CCR 27 (1997).
 */
export function renoKbPerSec(roundTripMs: number, lossShare: number, packetKb = 1.46): number {
  return (packetKb / (roundTripMs / 1000)) * Math.sqrt(1.5 / lossShare);
}
