import { describe, expect, test } from 'vitest';
import { blueprintOf, parseBlueprint, parseBlueprintText } from '#blueprint/parse.ts';
import type { ParseMode } from '#blueprint/problem.ts';

type Fields = Record<string, unknown>;

const floe = { kind: 'server', serviceTime: { distribution: 'exponential', meanMs: 20 } };
const visitors = { kind: 'client', to: 'balancer', arrivals: { process: 'poisson', ratePerSec: 90 } };
const balancer = { kind: 'load-balancer', to: ['floe-1', 'floe-2'] };

/** Two floes behind a balancer, with parts replaced. */
function village(parts: { visitors?: Fields; balancer?: Fields; floe?: Fields; more?: Fields; run?: Fields } = {}): Fields {
  const blocks = {
    visitors: { ...visitors, ...parts.visitors },
    balancer: { ...balancer, ...parts.balancer },
    'floe-1': { ...floe, ...parts.floe },
    'floe-2': floe,
    ...parts.more,
  };
  return { version: 1, durationMs: 60_000, blocks, ...parts.run };
}

function complaints(input: unknown, mode: ParseMode = 'file'): readonly string[] {
  const result = parseBlueprint(input, mode);
  return result.ok ? [] : result.problems.map((problem) => problem.message);
}

function notices(input: unknown): readonly string[] {
  const result = parseBlueprint(input, 'link');
  return result.ok ? result.notices.map((notice) => notice.message) : ['refused'];
}

const happening = (set: Fields, block: unknown = 'floe-1') => village({ run: { happenings: [{ atMs: 1000, block, set }] } });

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
        mix: [{ type: 'any', share: 1, work: 1 }],
        work: { distribution: 'exponential', mean: 1 },
        keys: null,
        timeoutMs: null,
        retries: { max: 0, backoff: 'none', baseMs: 100, capMs: 10_000, jitter: 'none', budgetShare: null },
      },
      balancer: {
        ...balancer,
        up: true,
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
      'floe-1': { ...floe, up: true, workers: 1, queueLimit: null, speed: 1, whenDown: 'refuse', failShare: 0 },
      'floe-2': { ...floe, up: true, workers: 1, queueLimit: null, speed: 1, whenDown: 'refuse', failShare: 0 },
    },
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

describe('refused in a file, with path, value and what is allowed', () => {
  test.each<[string, Fields, string]>([
    ['too small', village({ floe: { workers: 0 } }), 'blocks.floe-1.workers: 0 is not allowed; a whole number from 1 to 10,000 is'],
    [
      'too large',
      village({ floe: { workers: 10_001 } }),
      'blocks.floe-1.workers: 10001 is not allowed; a whole number from 1 to 10,000 is',
    ],
    ['not whole', village({ floe: { workers: 1.5 } }), 'blocks.floe-1.workers: 1.5 is not allowed; a whole number from 1 to 10,000 is'],
    ['not a number', village({ floe: { workers: '2' } }), 'blocks.floe-1.workers: "2" is not allowed; a whole number from 1 to 10,000 is'],
    ['NaN', village({ floe: { speed: NaN } }), 'blocks.floe-1.speed: NaN is not allowed; a number from 0.001 to 1,000 is'],
    [
      'infinite',
      village({ floe: { queueLimit: Infinity } }),
      'blocks.floe-1.queueLimit: Infinity is not allowed; a whole number from 0 to 1,000,000 or null is',
    ],
    [
      '1e309',
      JSON.parse('{"durationMs":1e309,"blocks":{"a":{"kind":"server","serviceTime":{"distribution":"constant","meanMs":1}}}}') as Fields,
      'durationMs: Infinity is not allowed; a number from 1 to 10,000,000,000 is',
    ],
    ['null', village({ floe: { workers: null } }), 'blocks.floe-1.workers: null is not allowed; a whole number from 1 to 10,000 is'],
    [
      'no choice',
      village({ floe: { whenDown: 'explode' } }),
      'blocks.floe-1.whenDown: "explode" is not allowed; one of "refuse", "silent" is',
    ],
    ['no truth', village({ floe: { up: 'no' } }), 'blocks.floe-1.up: "no" is not allowed; true or false is'],
    [
      'unknown kind',
      village({ floe: { kind: 'toaster' } }),
      'blocks.floe-1.kind: "toaster" is not allowed; one of "client", "server", "load-balancer" is',
    ],
    [
      'a field of a later kind',
      village({ floe: { discipline: 'fifo' } }),
      'blocks.floe-1.discipline is unknown; known here: kind, up, workers, queueLimit, serviceTime, speed, whenDown, failShare',
    ],
    [
      'a field of another variant',
      village({ floe: { serviceTime: { distribution: 'constant', meanMs: 1, cv2: 2 } } }),
      'blocks.floe-1.serviceTime.cv2 is unknown; known here: distribution, meanMs',
    ],
    [
      'unknown variant',
      village({ floe: { serviceTime: { distribution: 'constructor' } } }),
      'blocks.floe-1.serviceTime.distribution: "constructor" is not allowed; one of "constant", "exponential", "uniform", "erlang", "hyperexponential", "lognormal", "by-request" is',
    ],
    [
      'missing',
      village({ floe: { serviceTime: undefined } }),
      'blocks.floe-1.serviceTime: missing; needed is an object whose distribution is one of "constant", "exponential", "uniform", "erlang", "hyperexponential", "lognormal", "by-request"',
    ],
    [
      'bounds the wrong way round',
      village({ floe: { serviceTime: { distribution: 'uniform', minMs: 5, maxMs: 4 } } }),
      'blocks.floe-1.serviceTime.maxMs: 4 is not allowed; a number from 5 up is',
    ],
    [
      'steps out of order',
      village({
        visitors: {
          arrivals: {
            process: 'schedule',
            steps: [
              { fromMs: 5, ratePerSec: 1 },
              { fromMs: 5, ratePerSec: 2 },
            ],
          },
        },
      }),
      'blocks.visitors.arrivals.steps.1.fromMs: 5 is not allowed; a later time than the step before (5) is',
    ],
    [
      'a missing target',
      village({ visitors: { to: 'igloo' } }),
      'blocks.visitors.to: "igloo" is not allowed; one of "balancer", "floe-1", "floe-2" is',
    ],
    [
      'an inherited name as target',
      village({ visitors: { to: '__proto__' } }),
      'blocks.visitors.to: "__proto__" is not allowed; the id of another block is',
    ],
    [
      'a client as target',
      village({ balancer: { to: ['visitors'] } }),
      'blocks.balancer.to: "visitors" is not allowed; one of "floe-1", "floe-2" is',
    ],
    [
      'itself as target',
      village({ balancer: { to: ['balancer', 'floe-1'] } }),
      'blocks.balancer.to: "balancer" is not allowed; one of "floe-1", "floe-2" is',
    ],
    [
      'a target twice',
      village({ balancer: { to: ['floe-1', 'floe-1'] } }),
      'blocks.balancer.to.1: "floe-1" is not allowed; each block once is',
    ],
    [
      'a circle',
      village({ balancer: { to: ['inner'] }, more: { inner: { kind: 'load-balancer', to: ['balancer'] } } }),
      'blocks.inner.to: "balancer" is not allowed; a block that does not lead back to inner is',
    ],
    [
      'a weight of a stranger',
      village({ balancer: { weights: { 'floe-3': 2 } } }),
      'blocks.balancer.weights.floe-3 is unknown; known here: one of "floe-1", "floe-2"',
    ],
    [
      'a drained stranger',
      village({ balancer: { draining: ['floe-3'] } }),
      'blocks.balancer.draining.0: "floe-3" is not allowed; one of "floe-1", "floe-2" is',
    ],
    [
      'too many ring points',
      village({ balancer: { policy: 'consistent-hash', virtualNodes: 10_000, weights: { 'floe-1': 3 } } }),
      'blocks.balancer.virtualNodes: 10000 is not allowed; with these weights a whole number from 1 to 5,000 is',
    ],
    [
      'too many users in all',
      village({
        visitors: { arrivals: { process: 'closed', users: 600_000, thinkTime: { distribution: 'constant', meanMs: 1 } } },
        more: {
          others: { ...visitors, arrivals: { process: 'closed', users: 600_000, thinkTime: { distribution: 'constant', meanMs: 1 } } },
        },
      }),
      'blocks.others.arrivals.users: 600000 is not allowed; a number that makes at most 1,000,000 with those of the other clients is',
    ],
    [
      'a warm-up longer than the run',
      village({ run: { warmupMs: 60_001 } }),
      'warmupMs: 60001 is not allowed; at most the durationMs of 60,000 is',
    ],
    ['another version', village({ run: { version: 2 } }), 'version: 2 is not allowed; 1 is'],
    [
      'an unknown part',
      village({ run: { places: {} } }),
      'places is unknown; known here: $schema, blocks, links, happenings, version, seed, durationMs, warmupMs',
    ],
    [
      'a bad id',
      village({ more: { 'two words': floe } }),
      'blocks.two words is unknown; known here: ids of a letter, then letters, digits, - and _, at most 64',
    ],
    ['no blocks', { durationMs: 1, blocks: {} }, 'blocks: an object of 0 is not allowed; an object of 1 to 200 blocks by id is'],
    [
      'a link to nobody',
      village({ run: { links: [{ from: 'visitors', to: 'igloo', oneWayMs: 1 }] } }),
      'links.0.to: "igloo" is not allowed; one of "visitors", "balancer", "floe-1", "floe-2" is',
    ],
    [
      'a link between strangers',
      village({ run: { links: [{ from: 'visitors', to: 'floe-1', oneWayMs: 1 }] } }),
      'links.0.to: "floe-1" is not allowed; a block that visitors sends requests to is',
    ],
    [
      'a link twice',
      village({
        run: {
          links: [
            { from: 'visitors', to: 'balancer', oneWayMs: 1 },
            { from: 'balancer', to: 'visitors', oneWayMs: 2 },
          ],
        },
      }),
      'links.1.to: "visitors" is not allowed; one link for each pair of blocks is',
    ],
    [
      'a setting of the kind',
      happening({ kind: 'client' }),
      'happenings.0.set.kind cannot be set; what can be set here: up, workers, queueLimit, serviceTime, serviceTime.meanMs, serviceTime.minMs, serviceTime.maxMs, serviceTime.stages, serviceTime.cv2, serviceTime.perWorkMs, speed, whenDown, failShare',
    ],
    [
      'a setting of another variant',
      happening({ 'arrivals.everyMs': 5 }, 'visitors'),
      'happenings.0.set.arrivals.everyMs cannot be set; what can be set here: process, ratePerSec, stopAtMs',
    ],
    [
      'a setting of what is off',
      happening({ 'slowStart.windowMs': 5 }, 'balancer'),
      'happenings.0.set.slowStart.windowMs cannot be set; what can be set here: nothing, because slowStart is off then',
    ],
    [
      'a setting with a bad value',
      happening({ workers: 0 }),
      'happenings.0.set.workers: 0 is not allowed; a whole number from 1 to 10,000 is',
    ],
    [
      'a setting of nobody',
      happening({ up: false }, 'igloo'),
      'happenings.0.block: "igloo" is not allowed; one of "visitors", "balancer", "floe-1", "floe-2" or a list of them is',
    ],
    ['an empty happening', happening({}), 'happenings.0.set: an object of 0 is not allowed; an object of 1 to 50 settings is'],
  ])('%s', (_, input, message) => {
    expect(complaints(input)).toEqual([message]);
  });

  test.each([
    [null, 'blueprint: null is not allowed; an object with blocks and durationMs is'],
    [[], 'blueprint: a list of 0 is not allowed; an object with blocks and durationMs is'],
    ['{}', 'blueprint: "{}" is not allowed; an object with blocks and durationMs is'],
    [undefined, 'blueprint: missing; needed is an object with blocks and durationMs'],
  ])('%j is no blueprint', (input, message) => {
    expect(complaints(input)).toEqual([message]);
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
