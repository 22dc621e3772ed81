import { spawn } from 'node:child_process';
import process from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { BidiLine } from '#tasks/engines/bidi-line.ts';
import { firstOf, keyActions } from '#tasks/engines/driver.ts';
import { saysOnce } from '#tasks/engines/says-once.ts';
import { complaintOf, headersOf } from '#tasks/engines/watched-site.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const programOf = (code: string) => spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'pipe'] });

test('what a program says when it is ready is waited for, however it is cut', async () => {
  const program = programOf(`process.stderr.write('noise\\nlistening on ws:'); setTimeout(() => process.stderr.write('//here\\n'), 20)`);
  expect(await saysOnce(program, /listening on (ws:\S+)\n/, 'It')).toBe('ws://here');
});

test('a program that ends before it is ready is an error that says what it said', async () => {
  await expect(saysOnce(programOf(`console.error('no display')`), /listening/, 'It')).rejects.toThrow(/It has ended\..*no display/);
});

/** A socket whose other end is the test. */
class Socket extends EventTarget {
  static last: Socket;
  readonly sent: { id: number; method: string }[] = [];
  constructor() {
    super();
    Socket.last = this;
    queueMicrotask(() => this.dispatchEvent(new Event('open')));
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as { id: number; method: string });
  }
  hear(message: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
}

test('answers of a browser go to their questions, in whatever order; what it refuses is thrown', async () => {
  vi.stubGlobal('WebSocket', Socket);
  const line = await BidiLine.open('ws://here');
  const [first, second, third] = [line.ask('one', {}), line.ask('two', {}), line.ask('three', {})];
  const [a, b] = Socket.last.sent;
  Socket.last.hear({ type: 'event', method: 'log.entryAdded' });
  Socket.last.hear({ id: b?.id, type: 'error', error: 'no such frame', message: 'gone' });
  Socket.last.hear({ id: a?.id, type: 'success', result: { value: 7 } });
  expect(await first).toEqual({ value: 7 });
  await expect(second).rejects.toThrow('no such frame: gone');
  Socket.last.dispatchEvent(new Event('close'));
  await expect(third).rejects.toThrow('closed');
});

test('keys with a name are sent as WebDriver calls them', () => {
  expect(keyActions(['a', 'End'])).toMatchObject([
    { type: 'key', actions: [{ value: 'a' }, { type: 'keyUp', value: 'a' }, { type: 'keyDown', value: '\uE010' }, { value: '\uE010' }] },
  ]);
});

test('a program is looked for in its places, in order', () => {
  expect(firstOf(undefined, '', '/nowhere/browser', process.execPath)).toBe(process.execPath);
  expect(firstOf('/nowhere/browser')).toBeUndefined();
});

test('an address gets the headers of its rules, and its policy reports', () => {
  const rules = [
    { covers: 'everything', addresses: ['/'], headers: { 'Referrer-Policy': 'no-referrer' } },
    { covers: 'folder', addresses: ['/pagefind/'], headers: { 'Content-Security-Policy': 'for-workers' } },
    { covers: 'pages', addresses: ['/', '/caches/'], headers: { 'Content-Security-Policy': 'for-pages' } },
  ] as const;
  expect(headersOf(rules, '/caches/')).toEqual([
    ['Referrer-Policy', 'no-referrer'],
    ['Content-Security-Policy', 'for-pages;report-uri /complaints'],
  ]);
  expect(headersOf(rules, '/pagefind/pagefind-worker.js')[1]).toEqual(['Content-Security-Policy', 'for-workers;report-uri /complaints']);
  expect(headersOf(rules, '/sw.js')).toHaveLength(1);
});

test('a report of the policy becomes a line, in the shape of each engine', () => {
  const report = { 'effective-directive': 'style-src-attr', 'blocked-uri': 'inline', 'document-uri': 'http://127.0.0.1/caches/' };
  const line = "policy, reported: style-src-attr blocked 'inline' (http://127.0.0.1/caches/)";
  expect(complaintOf(JSON.stringify({ 'csp-report': report }))).toBe(line);
  expect(complaintOf(JSON.stringify({ type: 'csp-violation', 'csp-report': report }))).toBe(line);
  expect(complaintOf('error: planted (/)')).toBe('error: planted (/)');
});
