import type { ArtId } from './art.ts';

/** One stop of the journey. Ids are addresses, keys of stored progress and parts of share links: they never change. */
export interface Stop {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** what stands on the stop's floe; `crate-and-customer` and `hexagons` are drawings of the map's own */
  readonly emblem: ArtId | 'flag' | 'crate-and-customer' | 'hexagons';
  /** who greets the reader */
  readonly host: ArtId;
  /** planned length, for stops that are not written yet */
  readonly minutes: number;
  /** the stop is a page of its own, not a chapter: ids under which its answers are kept */
  readonly ownChecks?: readonly string[];
}

/** The questions of the text that the course grew from, in its order; the last stop asks them again. */
export const FIRST_QUESTIONS = ['scalability', 'reverse-proxy-benefits', 'cache-performance', 'cdn-advantage', 'queue-decoupling'] as const;

/** The course from shore to quiz. A stop is written when `content/chapters` has a chapter of its id; until then it is still to come. */
export const OUTLINE: readonly Stop[] = [
  {
    number: 0,
    id: 'distributed-systems',
    title: 'One floe is not enough',
    subtitle: 'Why systems spread out',
    emblem: 'flag',
    host: 'pip-pointing',
    minutes: 10,
  },
  {
    number: 1,
    id: 'load-balancers',
    title: 'Load balancers',
    subtitle: 'The traffic controller',
    emblem: 'controller',
    host: 'controller',
    minutes: 25,
  },
  {
    number: 2,
    id: 'reverse-proxies',
    title: 'Reverse proxies',
    subtitle: 'The ambassador',
    emblem: 'ambassador',
    host: 'ambassador',
    minutes: 25,
  },
  { number: 3, id: 'caches', title: 'Caches', subtitle: 'The fish crate', emblem: 'crate', host: 'crate', minutes: 30 },
  { number: 4, id: 'cdns', title: 'CDNs', subtitle: 'Igloos near you', emblem: 'igloo', host: 'igloo', minutes: 25 },
  {
    number: 5,
    id: 'message-queues',
    title: 'Message queues',
    subtitle: 'The messenger',
    emblem: 'letters',
    host: 'messenger',
    minutes: 30,
  },
  {
    number: 6,
    id: 'fish-delivery',
    title: 'Fish delivery',
    subtitle: 'All five together',
    emblem: 'crate-and-customer',
    host: 'client',
    minutes: 35,
  },
  { number: 7, id: 'uber', title: 'Case study: Uber', subtitle: 'One ride, seven stops', emblem: 'hexagons', host: 'client', minutes: 45 },
  {
    number: 8,
    id: 'pop-quiz',
    title: 'Pip’s pop quiz',
    subtitle: 'Everything, mixed',
    emblem: 'pip-teacher',
    host: 'pip-teacher',
    minutes: 20,
    ownChecks: FIRST_QUESTIONS.map((id) => `pop-quiz/${id}`),
  },
];

/** What the next stop's panel says about it. */
export const TEASERS: Readonly<Record<string, string>> = {
  'load-balancers': 'The controller with two paddles: who gets the next order, and what the one who decides cannot see.',
  'reverse-proxies': 'The ambassador at the gate: who may come in, which door they need, and who does the paperwork.',
  caches: 'The fish crate by the counter: what to keep, what to throw out, and when a copy has gone off.',
  cdns: 'Igloos on every coast: copies near the reader, and what near means when the sea is in the way.',
  'message-queues': 'Orders on a line: work that can wait, kept until somebody has really done it.',
  'fish-delivery': 'One village, all five blocks: add them one by one, then take one away.',
  uber: 'One ride request, seven stops, and a New Year’s Eve.',
  'pop-quiz': 'Five questions in your own words, ten of every kind.',
};

/** The stop with this id; an unknown id is an author's mistake. */
export function stopOf(id: string): Stop {
  const stop = OUTLINE.find((one) => one.id === id);
  if (!stop) throw new Error(`No stop '${id}' in src/course/outline.ts; there are ${OUTLINE.map((one) => one.id).join(', ')}.`);
  return stop;
}
