import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '#tasks/process.mjs';
import type { Question } from '#quiz/question.ts';
import { hashOfMoment } from './moment.ts';
import type { Reader } from './reader.ts';
import type { WatchedSite } from './watched-site.ts';

/** What a reader does, in the same order in every engine. A step may use what the one before has left on the screen. */
export interface Step {
  readonly name: string;
  readonly run: (reader: Reader, site: WatchedSite) => Promise<void>;
}

const CHAPTER = 'load-balancers/';
const PLATE = 'figure[data-figure="traffic-controller"]';
const GATE = '[data-quiz="predict"][data-source*="predict-slow-floe"]';
const TIME = `${PLATE} input[aria-label="Time"]`;
const RATE = '#traffic-controller-rate';
const ONE = 'crash-refuses';
const FREE = 'scalability';

/** How the plate stands; the hash is empty while it plays. */
async function plate(reader: Reader): Promise<{ nowMs: number; hash: string }> {
  return reader.until(
    'the figure to stand still',
    (_find, css) => {
      const { nowMs, traceHash } = document.querySelector<HTMLElement>(css)?.dataset ?? {};
      return traceHash ? { nowMs: Number(nowMs), hash: traceHash } : null;
    },
    PLATE,
  );
}

/** Waits until the plate's time is in a range of ms. */
async function timeIn(reader: Reader, fromMs: number, toMs: number): Promise<void> {
  await reader.until(
    `the time to be ${String(fromMs)} to ${String(toMs)} ms`,
    (_find, css, from, to) => {
      const nowMs = Number(document.querySelector<HTMLElement>(css)?.dataset['nowMs'] ?? NaN);
      return nowMs >= from && nowMs <= to;
    },
    PLATE,
    fromMs,
    toMs,
  );
}

async function text(reader: Reader, css: string, part: string): Promise<void> {
  await reader.until(`“${part}” in '${css}'`, (find, where, what) => find(where, what) !== undefined, css, part);
}

/** Scrolls to something and waits until it is alive. */
async function wake(reader: Reader, css: string): Promise<void> {
  await reader.until(
    `'${css}' to come to life`,
    (_find, where) => {
      const element = document.querySelector<HTMLElement>(where);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      return element?.dataset['ready'] === 'true';
    },
    css,
  );
}

async function arriveAt(reader: Reader, page: string): Promise<void> {
  await reader.until(
    `/${page} to be there`,
    (_find, wanted) => location.pathname === `/${wanted}` && document.readyState === 'complete',
    page,
  );
}

async function verdict(reader: Reader, id: string, ...wanted: string[]): Promise<void> {
  await reader.until(
    `the verdict on ${id}: ${wanted.join(' or ')}`,
    (_find, css, words) => words.includes(document.querySelector<HTMLElement>(css)?.dataset['verdict'] ?? ''),
    `[data-check="${id}"]`,
    wanted,
  );
}

/** The option of the question with one answer that is right, or the first that is not. */
function option(isRight: boolean): string {
  const question = JSON.parse(readFileSync(path.join(root, `dist/quiz/${ONE}.json`), 'utf8')) as Question;
  if (question.kind !== 'one') throw new Error(`${ONE} has more than one answer`);
  return question.options.find(({ isCorrect }) => isCorrect === isRight)?.text ?? '';
}

const opening: readonly Step[] = [
  {
    name: 'home leads to a chapter',
    run: async (reader) => {
      await reader.open('');
      await reader.click(`main a[href="/${CHAPTER}"]`);
      await arriveAt(reader, CHAPTER);
      await text(reader, 'h1', 'Load balancers');
    },
  },
  {
    name: 'a guess, given by keyboard, starts the figure',
    run: async (reader) => {
      await wake(reader, `${GATE} form`);
      await wake(reader, PLATE);
      await reader.focus(`${GATE} input[type="range"]`);
      await reader.press('ArrowRight');
      await reader.click(`${GATE} button`, 'Lock in');
      await text(reader, GATE, 'You said 310 visitors');
      await timeIn(reader, 1, 60_000);
      await reader.click(`${PLATE} button`, 'Pause');
      await plate(reader);
    },
  },
  {
    name: 'play and pause',
    run: async (reader) => {
      const { nowMs } = await plate(reader);
      await reader.click(`${PLATE} button`, 'Play');
      await timeIn(reader, nowMs + 300, 60_000);
      await reader.click(`${PLATE} button`, 'Pause');
      await plate(reader);
    },
  },
];

const figure: readonly Step[] = [
  {
    name: 'one event on, and back',
    run: async (reader) => {
      const before = await plate(reader);
      await reader.click(`${PLATE} button`, 'One event on');
      await reader.until(
        'another trace',
        (_find, css, hash) => document.querySelector<HTMLElement>(css)?.dataset['traceHash'] !== hash,
        PLATE,
        before.hash,
      );
      await reader.click(`${PLATE} button`, 'One event back');
      await reader.until(
        'the first trace',
        (_find, css, hash) => document.querySelector<HTMLElement>(css)?.dataset['traceHash'] === hash,
        PLATE,
        before.hash,
      );
    },
  },
  {
    name: 'a slider and a choice set by keyboard',
    run: async (reader) => {
      await reader.focus(RATE);
      await reader.press('ArrowRight', 'ArrowRight');
      await text(reader, `${PLATE} output`, '140/s');
      await reader.focus(`${PLATE} input[name="traffic-controller-policy"]:checked`);
      await reader.press('ArrowRight');
      await reader.until(
        'the next rule',
        (_find, css) => document.querySelectorAll<HTMLInputElement>(css)[1]?.checked,
        `${PLATE} input[name="traffic-controller-policy"]`,
      );
    },
  },
  {
    name: 'seek by keyboard and by pointer',
    run: async (reader) => {
      await reader.focus(TIME);
      await reader.press('End');
      await timeIn(reader, 60_000, 60_000);
      await reader.press('Home');
      await timeIn(reader, 0, 0);
      await reader.click(TIME);
      await timeIn(reader, 25_000, 35_000);
      // Away from the half minute at which the plate opens, or the next step could not tell whether a link was followed.
      const { nowMs } = await plate(reader);
      await reader.press('ArrowRight', 'ArrowRight', 'ArrowRight');
      await timeIn(reader, nowMs + 1, nowMs + 300);
    },
  },
  {
    name: 'the trace hash at a linked moment is that of Node, and the link leads back to it',
    run: async (reader) => {
      await reader.click(`${PLATE} button`, 'Link to this moment');
      const link = await reader.until('the link', () => location.hash);
      const there = await plate(reader);
      const inNode = hashOfMoment(link);
      if (there.hash !== inNode) throw new Error(`${there.hash}, in Node ${inNode}`);
      await reader.open('');
      await reader.open(CHAPTER + link);
      await wake(reader, PLATE);
      await timeIn(reader, there.nowMs, there.nowMs);
      await text(reader, `${PLATE} output`, '140/s');
      const again = await plate(reader);
      if (again.hash !== inNode) throw new Error(`after the link ${again.hash}, in Node ${inNode}`);
    },
  },
];

const questions: readonly Step[] = [
  {
    name: 'a question with options: wrong, then right',
    run: async (reader) => {
      const check = `[data-check="${ONE}"]`;
      await wake(reader, check);
      await reader.click(`${check} label`, option(false));
      await reader.click(`${check} button`, 'Check my answer');
      await verdict(reader, ONE, 'incorrect');
      await reader.click(`${check} button`, 'Try again');
      await reader.click(`${check} label`, option(true));
      await reader.click(`${check} button`, 'Check my answer');
      await verdict(reader, ONE, 'correct');
    },
  },
  {
    name: 'a question answered in own words',
    run: async (reader) => {
      const check = `[data-check="${FREE}"]`;
      await wake(reader, check);
      await reader.click(`${check} textarea`);
      await reader.type('It spreads the requests over several servers.');
      await reader.click(`${check} button`, 'Check my answer');
      await verdict(reader, FREE, 'partial', 'correct');
      await text(reader, `${check} mark`, 'spreads the requests');
    },
  },
];

const site: readonly Step[] = [
  {
    name: 'search finds a page and opens it',
    run: async (reader) => {
      await reader.click('[data-search]');
      await reader.until('the search field', () => document.activeElement?.matches('#search input'));
      await reader.type('stampede');
      await text(reader, '#search-hits a', 'stampede');
      await reader.press('Enter');
      await arriveAt(reader, 'caches/');
    },
  },
  {
    name: 'the other theme, kept on the next page',
    run: async (reader) => {
      const paper = () => getComputedStyle(document.body).backgroundColor;
      const before = await reader.see(paper);
      await reader.click('[data-themes] button', 'Polar night');
      await reader.until('another paper', (_find, light) => getComputedStyle(document.body).backgroundColor !== light, before);
      const dark = await reader.see(paper);
      await reader.open('progress/');
      await reader.until('the same paper', (_find, wanted) => getComputedStyle(document.body).backgroundColor === wanted, dark);
    },
  },
  {
    name: 'home and the review know what was answered',
    run: async (reader) => {
      await reader.open('');
      await text(reader, '#journey', 'begun');
      await reader.open('review/');
      await wake(reader, '[data-review]');
      await text(reader, '[data-review]', '2 questions are in your deck');
    },
  },
];

const offline: Step = {
  name: 'without a network a visited chapter opens, and its figure plays',
  run: async (reader, site) => {
    await reader.open(CHAPTER);
    await reader.until(
      'the chapter and what it needs to be stored',
      (_find, addresses) => {
        // The answer comes later than the question: the next look finds it.
        const page = window as { isStored?: boolean };
        void Promise.all(addresses.map((address) => caches.match(address))).then((found) => {
          page.isStored = found.every((one) => one !== undefined);
        });
        return page.isStored;
      },
      site.neededBy(CHAPTER),
    );
    site.cut();
    try {
      await reader.open('licences/');
      await text(reader, 'h1', 'frozen over');
      await reader.open(CHAPTER);
      await text(reader, 'h1', 'Load balancers');
      await wake(reader, PLATE);
      const { nowMs } = await plate(reader);
      await reader.click(`${PLATE} button`, 'Play');
      await timeIn(reader, nowMs + 300, 60_000);
    } finally {
      site.mend();
    }
  },
};

/** From the first page to the review, and back to a chapter without a network. */
export const CORE_PATH: readonly Step[] = [...opening, ...figure, ...questions, ...site, offline];
