import { describe, expect, test } from 'vitest';
import { parseBlueprint, parseBlueprintText } from '#blueprint/parse.ts';
import { expectShort, testHostileInputs } from './hostile-inputs.ts';

testHostileInputs(3);

describe('10 MB', () => {
  const floe = { kind: 'server', serviceTime: { distribution: 'constant', meanMs: 1 } };
  const padded = JSON.stringify({ durationMs: 1, blocks: { floe }, happenings: [{ atMs: 1, block: 'x'.repeat(1e7), set: {} }] });
  const crowded = JSON.stringify({
    durationMs: 1,
    blocks: Object.fromEntries(Array.from({ length: 150_000 }, (_, i) => [`floe-${i}`, floe])),
  });
  const nested = '['.repeat(1e7);

  test.each([
    ['one long text', padded],
    ['very many blocks', crowded],
    ['nothing but brackets', nested],
  ])('%s is refused unread as text', (_, text) => {
    expect(text.length).toBeGreaterThanOrEqual(1e7);
    const result = parseBlueprintText(text, 'link');
    expectShort(result);
    expect(result).toMatchObject({ ok: false, problems: [{ allowed: 'at most 1,000,000' }] });
  });

  test('as data they are refused with a short sentence', () => {
    expect(parseBlueprint(JSON.parse(padded), 'file')).toMatchObject({
      ok: false,
      problems: [{ path: 'happenings.0.block', value: `"${'x'.repeat(40)}…"` }, { path: 'happenings.0.set' }],
    });
    expect(parseBlueprint(JSON.parse(crowded), 'file')).toMatchObject({
      ok: false,
      problems: [{ message: 'blocks: an object of 150,000 is not allowed; an object of 1 to 200 blocks by id is' }],
    });
    const rows: unknown[] = Array.from({ length: 5e6 }, () => 1);
    expect(parseBlueprint({ durationMs: 1, blocks: { floe }, links: rows }, 'file')).toMatchObject({
      ok: false,
      problems: [{ path: 'links', value: 'a list of 5,000,000' }],
    });
  });
});

test('objects that are more than data are refused, not trusted', () => {
  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('trap');
      },
    },
  );
  const getter = {
    durationMs: 1,
    get blocks(): unknown {
      throw new Error('getter');
    },
  };
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const input of [trap, getter, proxy, { durationMs: 1, blocks: trap }]) {
    expect(parseBlueprint(input, 'file')).toMatchObject({ ok: false, problems: [{ allowed: 'plain data, as JSON gives it,' }] });
  }
});

test('nothing that was read changes what objects inherit', () => {
  parseBlueprintText(
    '{"durationMs":1,"blocks":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"__proto__":{"polluted":1}}',
    'link',
  );
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
