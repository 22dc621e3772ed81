import { describe, expect, test } from 'vitest';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { Playback } from '#blueprint/playback.ts';
import { recordRun } from '#blueprint/record.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { notableEvents } from '#describe/events.ts';
import { describeRun } from '#describe/run.ts';
import { describeState } from '#describe/state.ts';
import { runTable } from '#describe/table.ts';
import { counted, grouped, latency, listed, percent, seconds } from '#describe/words.ts';
import { balancerOver, steadyServer, system, visitorsAt } from '#test/sim/systems.ts';

const NAMES = { 'floe-1': 'floe 1', 'floe-2': 'floe 2', balancer: 'the controller' };
const visits = Array.from({ length: 100 }, (_, i) => i * 20 + 1);
const blueprint = blueprintOf(
  system(
    {
      visitors: visitorsAt(visits, 'balancer'),
      balancer: balancerOver(['floe-1', 'floe-2'], 'round-robin', {
        healthCheck: { intervalMs: 200, timeoutMs: 50, fall: 2, rise: 1, firstAtMs: 10, probe: 'connect' },
      }),
      'floe-1': steadyServer(30),
      'floe-2': steadyServer(30, { queueLimit: 2 }),
    },
    {
      durationMs: 3000,
      happenings: [
        { atMs: 500, block: 'floe-1', set: { up: false } },
        { atMs: 1500, block: 'floe-1', set: { up: true } },
        { atMs: 1800, block: 'balancer', set: { policy: 'least-connections' } },
      ],
    },
  ),
);
const recording = recordRun(blueprint, ALL_KINDS);

function stateAt(ms: number): string {
  const playback = new Playback(blueprint, ALL_KINDS);
  playback.advanceTo(ms);
  return describeState(playback.frame(), NAMES);
}

describe('golden sentences', () => {
  test('the log', () => {
    expect(notableEvents(recording.notable, NAMES).map((event) => `${seconds(event.atMs)} ${event.text}`)).toEqual([
      '0.5 s Floe 1 goes down.',
      '0.8 s The controller takes floe 1 out of the pool; 9 requests were lost on it until then.',
      '0.9 s Floe 2 has no waiting place left and turns requests away.',
      '1.5 s Floe 1 is back up.',
      '1.6 s The controller lets floe 1 back into the pool.',
      '1.8 s The controller: policy is now least-connections.',
    ]);
  });

  test('the state', () => {
    expect(stateAt(5)).toBe('At 0.0 s nobody waits; 1 of 2 servers is busy.');
    expect(stateAt(600)).toBe('At 0.6 s floe 1 is down but still believed up. Nobody waits; 1 of 1 server is busy.');
    expect(stateAt(1203)).toBe('At 1.2 s floe 1 is down and out of the pool. Floe 2 has 2 requests waiting and is full.');
    expect(stateAt(1550)).toContain('floe 1 is up but still believed down');
    expect(stateAt(3000)).toBe('At 3.0 s every server that is up is idle.');
  });

  test('the whole run', () => {
    const { sent, ok, failed, rejected } = recording.report.requests;
    expect(describeRun(recording.report, NAMES)).toMatch(
      new RegExp(
        `^Of ${sent} requests ${ok} were answered; ${rejected} turned away and ${failed} failed\\. An answer took .* on average; half came within .*, 99 of 100 within .*\\. Busy: floe 1 \\d+ % and floe 2 \\d+ %\\.$`,
      ),
    );
    expect(describeRun(recordRun(blueprintOf(system({ visitors: visitorsAt([], 'floe'), floe: steadyServer(1) })), ALL_KINDS).report)).toBe(
      'Nobody asked for anything. Busy: floe 0 %.',
    );
  });

  test('the table adds up', () => {
    const table = runTable(recording.series, 1000, NAMES);
    expect(table.columns).toEqual([
      'until (s)',
      'sent',
      'ok',
      'lost',
      'p50 (ms)',
      'p95 (ms)',
      'p99 (ms)',
      'waiting, floe 1',
      'waiting, floe 2',
    ]);
    expect(table.rows.map((row) => row[0])).toEqual([1, 2, 3]);
    const sum = (column: number): number => table.rows.reduce((total, row) => total + row[column]!, 0);
    expect(sum(1)).toBe(100);
    expect(sum(2)).toBe(recording.report.requests.ok);
    expect(sum(2) + sum(3)).toBe(100);
  });
});

test('a fleet too large to be listed is summed up', () => {
  const ids = Array.from({ length: 21 }, (_, i) => `floe-${i + 1}`);
  const fleet = system({
    visitors: visitorsAt(
      Array.from({ length: 63 }, () => 1),
      'controller',
    ),
    controller: { kind: 'load-balancer', policy: 'round-robin', to: ids },
    ...Object.fromEntries(ids.map((id) => [id, steadyServer(1)])),
  });
  const playback = new Playback(blueprintOf(fleet), ALL_KINDS);
  playback.advanceTo(1.5);
  expect(describeState(playback.frame())).toBe('At 0.0 s 42 requests wait at 21 of 21 servers.');
  const recording = recordRun(blueprintOf(fleet), ALL_KINDS, { bucketMs: 1 });
  expect(describeRun(recording.report)).toMatch(
    /Busy: 21 servers \d+ % on average, floe-\d+ most with \d+ %, floe-\d+ least with \d+ %\.$/,
  );
  const { columns, rows } = runTable(recording.series, 1);
  expect(columns.slice(7)).toEqual(['waiting in all']);
  expect(Math.max(...rows.map((row) => row[7] ?? 0))).toBe(42);
});

test('words for numbers', () => {
  expect([counted(1, 'request'), counted(1204, 'request'), counted(2, 'retry', 'retries')]).toEqual([
    '1 request',
    '1,204 requests',
    '2 retries',
  ]);
  expect([grouped(999), grouped(1_000_000)]).toEqual(['999', '1,000,000']);
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect([latency(6.25), latency(99.96), latency(245.4), latency(2410), latency(12_345)]).toEqual([
    '6.3 ms',
    '100 ms',
    '245 ms',
    '2.41 s',
    '12.3 s',
  ]);
  expect([percent(0.694), seconds(20_049)]).toEqual(['69 %', '20.0 s']);
});

test('settings that are groups or lists are said field by field', () => {
  const changed = (set: Readonly<Record<string, unknown>>) =>
    notableEvents([{ what: 'changed', atMs: 1000, block: 'door', set }]).map(({ text }) => text);
  expect(changed({ retries: { max: 3, backoff: 'none', budgetShare: null }, queueLimit: null })).toEqual([
    'Door: retries is now (max 3, backoff none, budgetShare off), queueLimit is now off.',
  ]);
  expect(changed({ draining: ['floe-1', 'floe-2'], up: false })).toEqual(['Door: draining is now floe-1 and floe-2, up is now false.']);
  expect(changed({ draining: [], cache: {} })).toEqual(['Door: draining is now none, cache is now on.']);
});
