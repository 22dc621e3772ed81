import { describe, expect, test } from 'vitest';
import { complaints, floe, happening, village, visitors } from './village.ts';
import type { Fields } from './village.ts';

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
      'blocks.floe-1.kind: "toaster" is not allowed; one of "client", "server", "load-balancer", "reverse-proxy", "cache", "cdn", "message-queue", "consumer", "database" is',
    ],
    [
      'a field of another kind',
      village({ floe: { partitions: 3 } }),
      'blocks.floe-1.partitions is unknown; known here: kind, up, place, workers, queueLimit, discipline, serviceTime, speed, whenDown, failShare, holdsWorkerWhileSending, tls, compress, shed, calls',
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
      'blocks.visitors.to: "__proto__" is not allowed; the id of another block, or an object of such ids by request type is',
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
      village({ run: { weather: {} } }),
      'weather is unknown; known here: $schema, places, blocks, links, happenings, version, seed, durationMs, warmupMs',
    ],
    [
      'a purge of one part, which only the whole can be told to do',
      village({
        more: { store: { kind: 'cdn', to: 'floe-1', edges: { here: { place: 'here' } } } },
        run: { places: { here: { latDeg: 0, lonDeg: 0 } }, happenings: [{ atMs: 1, block: 'store/here', do: 'purge' }] },
      }),
      'happenings.0.block: "store/here" is not allowed; "store" is',
    ],
    [
      'a crash of a proxy’s cache, which lives and dies with the proxy',
      village({
        more: { store: { kind: 'reverse-proxy', to: 'floe-1', cache: {} } },
        run: { happenings: [{ atMs: 1, block: 'store/cache', do: 'crash' }] },
      }),
      'happenings.0.block: "store/cache" is not allowed; one of "visitors", "balancer", "floe-1", "floe-2", "store" or a list of them is',
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
      'links.0.to: "igloo" is not allowed; one of "balancer", "floe-1", "floe-2" is',
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
      'happenings.0.set.kind cannot be set; what can be set here: up, workers, queueLimit, serviceTime, serviceTime.meanMs, serviceTime.minMs, serviceTime.maxMs, serviceTime.stages, serviceTime.cv2, serviceTime.perWorkMs, speed, whenDown, failShare, holdsWorkerWhileSending, tls, tls.handshakeCpuMs, tls.resumedShare, compress, compress.ratio, compress.cpuMsPerKb, compress.minKb, shed, shed.targetWaitMs, shed.kp, shed.ki',
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
