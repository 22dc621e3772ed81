import type { Rubric } from '#quiz/text/rubric.ts';

/** Rubrics by the id of their question. Each is fetched when it is first needed: a reader seldom meets all of them. */
export const RUBRICS: Readonly<Record<string, () => Promise<Rubric>>> = {
  scalability: async () => (await import('./scalability.ts')).scalability,
  'reverse-proxy-benefits': async () => (await import('./reverse-proxy-benefits.ts')).reverseProxyBenefits,
  'cache-performance': async () => (await import('./cache-performance.ts')).cachePerformance,
  'cdn-advantage': async () => (await import('./cdn-advantage.ts')).cdnAdvantage,
  'queue-decoupling': async () => (await import('./queue-decoupling.ts')).queueDecoupling,
};
