import type { Packed } from './weights.ts';

/** What was learnt, by the id of the question; each fetched when it is first needed. */
export const LEARNT: Readonly<Record<string, () => Promise<Packed>>> = {
  scalability: async () => (await import('./questions/scalability.ts')).learnt,
  'reverse-proxy-benefits': async () => (await import('./questions/reverse-proxy-benefits.ts')).learnt,
  'cache-performance': async () => (await import('./questions/cache-performance.ts')).learnt,
  'cdn-advantage': async () => (await import('./questions/cdn-advantage.ts')).learnt,
  'queue-decoupling': async () => (await import('./questions/queue-decoupling.ts')).learnt,
};
