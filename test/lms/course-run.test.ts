import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CourseRun, SEND_AFTER_MS } from '#lms/course-run.ts';
import { findLink } from '#lms/link.ts';
import type { Frame, Version } from '#lms/link.ts';
import type { Trouble } from '#lms/session.ts';
import { openDoor } from '#progress/door.ts';
import { LMS_PREFIX } from '#progress/lms-shelf.ts';
import { ReaderStore } from '#progress/reader-store.ts';
import { realBank } from './bank.ts';

const bank = realBank();
const pages = ['index.html', 'caches/index.html'];
const [first = '', second = ''] = bank.flatMap(({ questions }) => questions.map(({ id }) => id));
const right = { given: null, verdict: 'correct', confidence: null } as const;

/** A platform that writes down what is asked of it. */
class FakeApi {
  readonly calls: string[] = [];
  readonly kept = new Map<string, string>();
  says: (call: string) => string = () => 'true';
  #do(call: string): string {
    this.calls.push(call);
    return this.says(call);
  }
  LMSInitialize = (): string => this.#do('initialise');
  LMSGetValue = (element: string): string => this.kept.get(element) ?? '';
  LMSSetValue = (element: string, value: string): string => {
    const said = this.#do(`set ${element}`);
    if (said === 'true') this.kept.set(element, value);
    return said;
  };
  LMSCommit = (): string => this.#do('commit');
  LMSFinish = (): string => this.#do('finish');
  count = (call: string): number => this.calls.filter((one) => one === call).length;
}

/** A window above all others. */
function windowWith(found: object, opener: unknown = null): Frame {
  return {
    ...found,
    opener,
    get parent() {
      return this;
    },
  };
}

let api: FakeApi;
let trouble: Trouble;

function run(): { run: CourseRun; page: string; reader: ReaderStore } {
  const one = new CourseRun({ bank, pages }, findLink(windowWith({ API: api }), '1.2'), {
    nowMs: () => Date.now(),
    later: (call, ms) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    onTrouble: (now) => (trouble = now),
  });
  const page = one.start();
  return {
    run: one,
    page,
    reader: new ReaderStore(
      openDoor(() => one.shelf),
      LMS_PREFIX,
    ),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  api = new FakeApi();
  trouble = null;
});
afterEach(() => {
  vi.useRealTimers();
});

test('answers within two seconds are told together, reading alone is not told until something else is', () => {
  const { run: course, reader } = run();
  for (let place = 0; place < 50; place++) reader.chapters.set('caches', { readShare: place / 50, section: 'a', atMs: place });
  vi.advanceTimersByTime(SEND_AFTER_MS * 5);
  expect(api.count('commit')).toBe(0);
  reader.answers.set(first, right);
  vi.advanceTimersByTime(SEND_AFTER_MS - 1);
  reader.answers.set(second, right);
  vi.advanceTimersByTime(SEND_AFTER_MS - 1);
  expect(api.count('commit')).toBe(0);
  vi.advanceTimersByTime(1);
  expect(api.count('commit')).toBe(1);
  course.flush();
  expect(api.count('commit')).toBe(1);
});

test('leaving tells the rest, says how long it took, and ends the session; nothing is told after', () => {
  const { run: course, reader } = run();
  course.opened('caches/index.html');
  reader.answers.set(first, right);
  vi.advanceTimersByTime(1500);
  course.leave();
  expect(api.kept.get('cmi.core.session_time')).toBe('0000:00:01.50');
  expect(api.kept.get('cmi.core.lesson_location')).toBe('caches/index.html');
  expect(api.calls.slice(-2)).toEqual(['commit', 'finish']);
  reader.answers.set(second, right);
  vi.advanceTimersByTime(SEND_AFTER_MS);
  course.leave();
  expect(api.calls.at(-1)).toBe('finish');
  expect(trouble).toBe('left');
  expect(api.count('finish')).toBe(1);
});

test('the next launch opens the last page with the answers on the shelf, and tells nothing by itself', () => {
  const before = run();
  before.run.opened('caches/index.html');
  before.reader.answers.set(first, right);
  before.run.leave();
  const calls = api.calls.length;
  const { page, reader } = run();
  vi.advanceTimersByTime(SEND_AFTER_MS);
  expect(page).toBe('caches/index.html');
  expect(reader.answers.get(first)).toEqual(right);
  expect(api.calls.slice(calls)).toEqual(['initialise']);
});

test('a place on record that is no page of the course is not opened', () => {
  for (const place of ['javascript:alert(1)', 'https://example.org/', '../index.html', 'gone/index.html']) {
    api.kept.set('cmi.core.lesson_location', place);
    expect(run().page).toBe('index.html');
  }
});

test('what was refused is told again the next time', () => {
  const { run: course, reader } = run();
  api.says = (call) => String(call !== 'set cmi.suspend_data');
  reader.answers.set(first, right);
  course.flush();
  expect(trouble).toBe('refused');
  api.says = () => 'true';
  course.flush();
  expect(trouble).toBeNull();
  expect(api.kept.get('cmi.suspend_data')).toMatch(/^1\./);
});

test('a commit that failed is done again; values an LMS may do without are no trouble', () => {
  const { run: course, reader } = run();
  api.says = (call) => String(call !== 'commit' && call !== 'set cmi.core.score.min');
  reader.answers.set(first, right);
  course.flush();
  expect(trouble).toBe('refused');
  api.says = (call) => String(call !== 'set cmi.core.score.min');
  course.flush();
  expect(trouble).toBeNull();
});

test('an LMS that throws, and one that shows an old attempt: nothing is told', () => {
  api.says = () => {
    throw new Error('broken');
  };
  const { run: broken, reader } = run();
  expect(trouble).toBe('not-started');
  reader.answers.set(first, right);
  broken.leave();
  expect(api.calls).toEqual(['initialise']);
  api = new FakeApi();
  api.kept.set('cmi.core.lesson_mode', 'review');
  const { run: old, reader: other } = run();
  expect(trouble).toBe('looking-back');
  other.answers.set(first, right);
  old.leave();
  expect(api.calls).toEqual(['initialise', 'finish']);
});

describe('looking for the LMS', () => {
  const NAMES: Record<Version, string> = { '1.2': 'API', '2004': 'API_1484_11' };
  const inside = (frame: Frame, levels: number): Frame => (levels === 0 ? frame : inside({ parent: frame }, levels - 1));

  test.each(['1.2', '2004'] as const)('%s: up to seven windows above, or above the opener, and not beyond', (version) => {
    const top = windowWith({ [NAMES[version]]: {} });
    expect(findLink(inside(top, 7), version)?.version).toBe(version);
    expect(findLink(inside(top, 8), version)).toBeNull();
    expect(findLink(windowWith({}, inside(top, 2)), version)?.version).toBe(version);
    expect(findLink(windowWith({ [NAMES[version === '1.2' ? '2004' : '1.2']]: {} }), version)).toBeNull();
  });

  test('a window of another origin ends the search', () => {
    const foreign = {
      get parent(): Frame {
        throw new Error('SecurityError');
      },
    };
    expect(findLink({ parent: foreign }, '1.2')).toBeNull();
  });
});
