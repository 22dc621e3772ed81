import { describe, expect, test } from 'vitest';
import { blueprintOf, parseBlueprint, parseBlueprintText } from '#blueprint/parse.ts';
import { balancer, complaints, floe, happening, notices, village, visitors } from './village.ts';

const plainFloe = {
  ...floe,
  up: true,
  place: null,
  workers: 1,
  queueLimit: null,
  discipline: 'fifo',
  speed: 1,
  whenDown: 'refuse',
  failShare: 0,
  holdsWorkerWhileSending: false,
  tls: null,
  compress: null,
  shed: null,
  calls: [],
};

test('what is left out gets its default', () => {
  expect(blueprintOf(village())).toEqual({
    version: 1,
    seed: 1,
    durationMs: 60_000,
    warmupMs: 0,
    blocks: {
      visitors: {
        ...visitors,
        up: true,
        arrivals: { process: 'poisson', ratePerSec: 90, stopAtMs: null },
        clients: 100,
        place: null,
        mix: [{ type: 'any', share: 1, op: 'read', path: '/', sizeKb: 10, work: 1, priority: 0, honest: true }],
        work: { distribution: 'exponential', mean: 1 },
        keys: null,
        places: {},
        poisonShare: 0,
        hedgeAfterMs: null,
        timeoutMs: null,
        retries: { max: 0, backoff: 'none', baseMs: 100, capMs: 10_000, jitter: 'none', budgetShare: null },
      },
      balancer: {
        ...balancer,
        up: true,
        place: null,
        ejection: null,
        policy: 'random',
        choices: 2,
        weights: {},
        hashBy: 'key',
        virtualNodes: 100,
        subsetSize: null,
        healthCheck: null,
        slowStart: null,
        draining: [],
        timeoutMs: null,
        retries: { max: 0, backoff: 'none', baseMs: 100, capMs: 10_000, jitter: 'none', budgetShare: null },
      },
      'floe-1': plainFloe,
      'floe-2': plainFloe,
    },
    places: {},
    links: [],
    happenings: [],
  });
});

test('a group that is there gets the defaults of its parts', () => {
  const { blocks } = blueprintOf(village({ balancer: { healthCheck: {}, slowStart: {} } }));
  expect(blocks['balancer']).toMatchObject({
    healthCheck: { intervalMs: 2000, timeoutMs: 500, fall: 3, rise: 2, probe: 'request', firstAtMs: null },
    slowStart: { windowMs: 60_000, aggression: 1 },
  });
});

test('targets of `to` that a client may not have are refused for every structural field of a happening', () => {
  for (const [block, field] of [
    ['visitors', 'to'],
    ['balancer', 'to'],
    ['balancer', 'subsetSize'],
    ['balancer', 'healthCheck'],
    ['visitors', 'arrivals'],
    ['visitors', 'mix'],
  ] as const) {
    expect(complaints(happening({ [field]: 1 }, block))[0]).toContain(`happenings.0.set.${field} cannot be set`);
  }
});

describe('in a link', () => {
  test('numbers are clamped, with a notice each', () => {
    const input = village({ floe: { workers: 0, speed: Infinity, queueLimit: 2.6 }, run: { seed: -4 } });
    expect(notices(input)).toEqual([
      'seed: -4 became 0; a whole number from 0 to 9,007,199,254,740,991 is allowed',
      'blocks.floe-1.workers: 0 became 1; a whole number from 1 to 10,000 is allowed',
      'blocks.floe-1.queueLimit: 2.6 became 3; a whole number from 0 to 1,000,000 or null is allowed',
      'blocks.floe-1.speed: Infinity became 1000; a number from 0.001 to 1,000 is allowed',
    ]);
  });

  test('so are numbers of happenings, and the blueprint holds what was understood', () => {
    const result = parseBlueprint(happening({ workers: 1e9, up: false }), 'link');
    expect(result).toMatchObject({ ok: true, blueprint: { happenings: [{ set: { workers: 10_000, up: false } }] } });
  });

  test('what is no number, and any unknown name, is refused as in a file', () => {
    for (const input of [
      village({ floe: { workers: NaN } }),
      village({ floe: { workers: '3' } }),
      village({ visitors: { to: 'igloo' } }),
      village({ floe: { colour: 'blue' } }),
    ]) {
      expect(complaints(input, 'link')).toEqual(complaints(input, 'file'));
      expect(complaints(input, 'link')).toHaveLength(1);
    }
  });
});

test('happenings are judged in the order of their time, by what holds then', () => {
  const law = { atMs: 500, block: 'floe-1', set: { serviceTime: { distribution: 'uniform', minMs: 1, maxMs: 9 } } };
  const bound = { atMs: 900, block: 'floe-1', set: { 'serviceTime.maxMs': 12 } };
  expect(complaints(village({ run: { happenings: [bound, law] } }))).toEqual([]);
  expect(complaints(village({ run: { happenings: [{ ...bound, atMs: 100 }, law] } }))).toEqual([
    'happenings.0.set.serviceTime.maxMs cannot be set; what can be set here: distribution, meanMs',
  ]);
  const below = { ...bound, set: { 'serviceTime.maxMs': 0.5 } };
  expect(complaints(village({ run: { happenings: [law, below] } }))).toEqual([
    'happenings.1.set.serviceTime.maxMs: 0.5 is not allowed; a number from 1 up is',
  ]);
});

test('a happening may name several blocks', () => {
  const happenings = [{ atMs: 5, block: ['floe-1', 'floe-2'], set: { up: false } }];
  expect(blueprintOf(village({ run: { happenings } })).happenings).toEqual(happenings);
  expect(complaints(village({ run: { happenings: [{ ...happenings[0], block: ['floe-1', 'floe-1'] }] } }))).toEqual([
    'happenings.0.block.1: "floe-1" is not allowed; each block once is',
  ]);
});

test('a parsed blueprint parses to itself', () => {
  const blueprint = blueprintOf(happening({ 'weights.floe-2': 3, draining: ['floe-1'] }, 'balancer'));
  expect(parseBlueprint(blueprint, 'file')).toEqual({ ok: true, blueprint, notices: [] });
});

test('no more than 20 problems are listed', () => {
  const blocks = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`floe-${i}`, { ...floe, workers: 0 }]));
  expect(complaints({ durationMs: 1, blocks })).toHaveLength(20);
});

test('authors get an Error with every problem', () => {
  expect(() => blueprintOf(village({ floe: { workers: 0, speed: 0 } }))).toThrow(
    'blocks.floe-1.workers: 0 is not allowed; a whole number from 1 to 10,000 is\nblocks.floe-1.speed: 0 is not allowed; a number from 0.001 to 1,000 is',
  );
});

describe('text', () => {
  test('JSON is parsed, with or without a byte order mark', () => {
    const text = JSON.stringify(village());
    expect(parseBlueprintText(text, 'file')).toEqual(parseBlueprint(village(), 'file'));
    expect(parseBlueprintText(`\uFEFF${text}`, 'file').ok).toBe(true);
  });

  test('what is not JSON says so', () => {
    const result = parseBlueprintText('{ "version": 1,, }', 'file');
    expect(result.ok ? [] : result.problems.map((problem) => problem.message)).toEqual([
      expect.stringMatching(/^This is not JSON: .*position 15/),
    ]);
  });

  test('a text that is too long is refused unread', () => {
    expect(parseBlueprintText(' '.repeat(1_000_001), 'link')).toMatchObject({
      ok: false,
      problems: [{ message: 'The blueprint: 1,000,001 characters is not allowed; at most 1,000,000 is' }],
    });
  });
});
