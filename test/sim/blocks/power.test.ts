import { describe, expect, test } from 'vitest';
import { constant, keys } from '#test/sim/kitchen.ts';
import { runAndLog, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';
import { watched } from '#test/sim/watched.ts';

type Fields = Readonly<Record<string, unknown>>;

const places = { here: { latDeg: 0, lonDeg: 0 } };
const HEALTH = { intervalMs: 100, timeoutMs: 50, fall: 1, rise: 1, firstAtMs: 50 };

/** A block of each kind that keeps or passes on what others make, with a setting of its own that may change. */
const BLOCKS: readonly (readonly [kind: string, block: Fields, setting: string])[] = [
  ['cache', { to: 'origin' }, 'capacityEntries'],
  ['cdn', { to: 'origin', edges: { here: { place: 'here' } } }, 'purgeDelay.minMs'],
  ['database', { readTime: constant(5), writeTime: constant(5) }, 'connections'],
  ['reverse-proxy', { to: 'origin' }, 'workers'],
];

describe.each(BLOCKS)('a %s', (kind, block, setting) => {
  const subject = (more: Fields, happenings: readonly Fields[] = []) =>
    system(
      { visitors: visitorsAt([], 'subject', { keys: keys(1) }), subject: { kind, ...block, ...more }, origin: steadyServer(10) },
      { places, happenings },
    );

  test('says when its process dies and when it is back, once each, and at the beginning if it begins dead', () => {
    const set = (atMs: number, what: Fields): Fields => ({ atMs, block: 'subject', set: what });
    const happenings = [
      set(100, { up: true }),
      set(200, { [setting]: 7 }),
      set(300, { up: false }),
      set(400, { [setting]: 8 }),
      set(500, { up: true }),
    ];
    const { log } = runAndLog(subject({ up: false }, happenings));
    const turns = log.facts.filter(({ fact }) => fact === 'wentDown' || fact === 'cameUp');
    expect(turns.map(({ atMs, fact, block: index }) => `${atMs} ${fact} ${index}`)).toEqual([
      '0 wentDown 1',
      '100 cameUp 1',
      '300 wentDown 1',
      '500 cameUp 1',
    ]);
    expect(runAndLog(subject({})).log.facts).toEqual([]);
  });

  test('answers a probe at once and by itself', () => {
    const { log, report } = runAndLog(
      system(
        {
          visitors: visitorsAt([], 'balancer'),
          balancer: { kind: 'load-balancer', to: ['subject'], policy: 'random', healthCheck: HEALTH },
          subject: { kind, ...block },
          origin: steadyServer(70),
        },
        { places, happenings: [{ atMs: 310, block: 'subject', do: 'crash', forMs: 200 }] },
      ),
    );
    expect(log.of('probed').map(({ atMs }) => atMs)).toEqual([50, 150, 250, 350, 450, 550, 650, 750, 850, 950]);
    expect(log.of('probeEnded').map(({ atMs, b }) => [atMs, b])).toEqual(
      [50, 150, 250, 350, 450, 550, 650, 750, 850, 950].map((atMs) => [atMs, atMs > 310 && atMs < 510 ? 0 : 1]),
    );
    expect(log.facts.map(({ fact }) => fact).filter((fact) => ['routed', 'started', 'missed', 'read'].includes(fact))).toEqual([]);
    expect(report.blocks['origin']).toMatchObject({ served: 0 });
  });

  test('that is dead refuses, and says so', () => {
    const dead = system(
      {
        visitors: visitorsAt([10], 'subject', { keys: keys(1), retries: { max: 1, backoff: 'none' } }),
        subject: { kind, ...block, up: false, ...(kind === 'cache' && { whenDown: 'fail' }) },
        origin: steadyServer(10),
      },
      { places },
    );
    const { log } = runAndLog(dead);
    // a = failed, b = the client's attempt.
    expect(log.of('refused').map(({ atMs, request, a, b }) => [atMs, request, a, b])).toEqual([
      [10, 0, 2, 1],
      [10, 0, 2, 2],
    ]);
    expect(log.of('finished').map(({ atMs, a }) => [atMs, a])).toEqual([[10, 2]]);
  });
});

describe('a part of a block', () => {
  const whole = () =>
    watched(
      system(
        {
          visitors: visitorsAt([], 'shops', { keys: keys(1) }),
          shops: { kind: 'cdn', to: 'store', edges: { here: { place: 'here' } }, shield: { place: 'here' } },
          store: { kind: 'database', readTime: constant(5), writeTime: constant(5), replicas: 1 },
          door: { kind: 'reverse-proxy', to: 'store', cache: {} },
        },
        { places },
      ),
    );
  const PARTS = ['shops/here', 'shops/shield', 'store/primary', 'store/replica-1', 'door/cache'];

  test('is known by the name of the block and its own', () => {
    const { wired } = whole();
    expect(PARTS.map((id) => wired.block(id).id)).toEqual(PARTS);
  });

  test.each(PARTS.slice(0, 4))('%s says when it dies and when it is back, once each, however often it is told', (id) => {
    const { log, wired, runTo } = whole();
    for (const [atMs, isUp] of [
      [100, true],
      [200, false],
      [300, false],
      [400, true],
      [500, true],
    ] as const) {
      runTo(atMs);
      wired.block(id).setUp?.(isUp);
    }
    const turns = log.facts.filter(({ fact }) => fact === 'wentDown' || fact === 'cameUp');
    expect(turns.map(({ atMs, fact }) => `${atMs} ${fact}`)).toEqual(['200 wentDown', '400 cameUp']);
  });

  test('is drawn with the whole; the cache of a proxy also by itself', () => {
    const { wired } = whole();
    for (const id of PARTS.slice(0, 4)) expect(wired.block(id).frame()).toEqual(wired.block(id.split('/')[0]!).frame());
    expect(wired.block('door/cache').frame()).toMatchObject({ kind: 'cache', up: true, entries: 0 });
  });

  /** Mistakes in wiring must not pass silently. */
  test.each([
    ['shops/here', 'apply', 'an edge has no options of its own'],
    ['store/primary', 'apply', 'a part of a database has no options of its own'],
    ['store/primary', 'receive', 'requests go to the database'],
    ['store/primary', 'answered', 'a database calls nobody'],
    ['store', 'answered', 'a database calls nobody'],
    ['store', 'handle', 'a database waits for nothing'],
    ['door/cache', 'apply', 'the cache of a proxy has no options of its own'],
    ['door/cache', 'receive', 'requests go to the proxy'],
    ['door/cache', 'answered', 'the cache of a proxy fetches through the proxy'],
  ] as const)('stops the run with the reason when %s is asked to %s', (id, method, reason) => {
    const block = whole().wired.block(id);
    const asked = {
      apply: () => block.apply(whole().wired.blueprint.blocks['store']!),
      receive: () => block.receive(0),
      answered: () => block.answered(0, 0),
      handle: () => block.handle(0, 0, 0),
    };
    expect(asked[method]).toThrow(reason);
  });
});

test('what a block is told to do and cannot, it leaves', () => {
  const run = watched(
    system(
      {
        readers: visitorsAt([0], 'memory', { keys: keys(1) }),
        guests: visitorsAt([0], 'door', { keys: keys(1) }),
        memory: { kind: 'cache', to: 'store' },
        door: { kind: 'reverse-proxy', to: 'store', cache: {} },
        plain: { kind: 'reverse-proxy', to: 'store' },
        store: { kind: 'database', readTime: constant(5), writeTime: constant(5), replicas: 1 },
      },
      { places },
    ),
  );
  run.runTo(100);
  const before = run.log.facts.length;
  for (const action of ['clear', 'flush', 'purge'] as const) {
    run.wired.block('store').act?.(action, 1);
    run.wired.block('plain').act?.(action, 1);
  }
  run.wired.block('store').act?.('publish', null);
  for (const id of ['memory', 'door', 'plain']) run.wired.block(id).act?.('publish', null);
  run.runTo(200);
  expect(run.log.facts.slice(before)).toEqual([]);
});
