import { describe, expect, test } from 'vitest';
import { ALL_KINDS } from '#blueprint/kinds/all.ts';
import { blueprintOf } from '#blueprint/parse.ts';
import { Playback } from '#blueprint/playback.ts';
import { recordRun } from '#blueprint/record.ts';
import { describeBlock } from '#describe/blocks.ts';
import { notableEvents } from '#describe/events.ts';
import { describeRun } from '#describe/run.ts';
import { describeState } from '#describe/state.ts';
import { runTable } from '#describe/table.ts';
import { EXAMPLES, exampleText } from '#test/sim/examples.ts';

type Fields = Readonly<Record<string, unknown>>;

function example(file: string): Fields {
  return JSON.parse(exampleText(file)) as Fields;
}

function stateOf(file: string, ms: number, names: Readonly<Record<string, string>> = {}): string {
  const playback = new Playback(blueprintOf(example(file)), ALL_KINDS);
  playback.advanceTo(ms);
  return describeState(playback.frame(), names, describeBlock);
}

describe('golden sentences', () => {
  test('a cache', () => {
    expect(stateOf('cache.json', 41_000, { memory: 'the memory' })).toContain('The memory is down and holds nothing.');
    expect(stateOf('cache.json', 30_000, { memory: 'the memory' })).toMatch(
      /The memory holds 1,000 of 1,000 copies(?:, with \d+ fetch|\.)/,
    );
  });

  test('a database', () => {
    const said = stateOf('database.json', 31_000, { store: 'the store' });
    expect(said).toContain('the store, replica 2 is down');
    expect(said).toMatch(/connections of the store are busy|has \d+ requests? waiting/);
  });

  test('a reverse proxy', () => {
    expect(stateOf('reverse-proxy.json', 31_000, { ambassador: 'the ambassador', kitchen: 'the kitchen' })).toContain(
      'Its breaker to the kitchen is open.',
    );
  });

  test('a CDN', () => {
    const said = stateOf('cdn.json', 41_000, {
      shops: 'the shops',
      'shops/tokyo': 'the shop in Tokyo',
      'shops/sydney': 'the shop in Sydney',
    });
    expect(said).toMatch(/The shop in Sydney is down\. The shop in Tokyo holds \d+ copies\./i);
  });

  test('a message queue and its consumers', () => {
    const said = stateOf('message-queue.json', 55_000, { board: 'the board', kitchen: 'the kitchen' });
    expect(said).toMatch(/The board has \d+ messages waiting and \d+ in hand\./i);
    expect(said).toMatch(/\d of 4 workers of the kitchen (?:is|are) at work\./);
  });
});

describe.each(EXAMPLES)('%s in words', (file) => {
  const blueprint = blueprintOf(example(file));
  const recording = recordRun(blueprint, ALL_KINDS);

  test('at every moment there is a sentence, and its counts are those of the picture', () => {
    const playback = new Playback(blueprint, ALL_KINDS);
    for (let i = 1; i <= 40; i++) {
      playback.advanceTo((blueprint.durationMs * i) / 40);
      const frame = playback.frame();
      const said = describeState(frame, {}, describeBlock);
      expect(said).toMatch(/^At \d+\.\d s .+\.$/);
      expect(said).not.toMatch(/undefined|NaN|\[object/);
      for (const [id, block] of Object.entries(frame.blocks)) {
        if (block.kind === 'message-queue')
          expect(said.toLowerCase()).toContain(`${id} has ${String(block.waiting).replace(/\B(?=(\d{3})+$)/g, ',')} message`);
        if (block.kind === 'server' && block.up && block.waiting > 0)
          expect(said.toLowerCase()).toContain(`${id} has ${String(block.waiting).replace(/\B(?=(\d{3})+$)/g, ',')} request`);
      }
    }
  });

  test('log, summary and table', () => {
    const events = notableEvents(recording.notable);
    expect(events.every((event) => /^[A-Z0-9].*\.$/.test(event.text) && !/undefined|NaN/.test(event.text))).toBe(true);
    expect(describeRun(recording.report)).toContain(String(recording.report.requests.ok));
    const { columns, rows } = runTable(recording.series, recording.series.bucketMs * 4);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
  });
});
