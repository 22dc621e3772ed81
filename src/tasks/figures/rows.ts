import type { Abuse, Growth } from './abuse.ts';
import type { LongestTask } from './tasks-of-trace.ts';

/** What `npm run figures` measured, as it is kept in `docs/figures.json`. */
export interface Measured {
  readonly date: string;
  /** Chromium, processors, how busy the machine was. */
  readonly machine: string;
  readonly links: number;
  readonly files: number;
  readonly task: Abuse;
  readonly growth: Growth;
}

interface Row {
  readonly fault: string;
  readonly seen: string;
  /** File of the test and a part of its name, or a command. */
  readonly shownBy: { readonly file: string; readonly title?: string } | { readonly command: string };
  readonly measured?: (numbers: Measured) => string;
}

const PROGRESS = 'test/browser/progress.test.ts';
const STORE = 'test/progress/reader-store.test.ts';

/** Names the seconds or minutes that were really measured, and scales only what it says it scales. */
function growthOf({ figure, minutes, grownMb, runs }: Growth): string {
  const grown = grownMb.at(-1) ?? NaN;
  const scaled = minutes === 10 ? '' : `; ${((grown / minutes) * 10).toFixed(1)} MB if scaled to 10 min`;
  return `${grown.toFixed(1)} MB in ${minutes} min, ${runs} runs of ${figure}${scaled}`;
}

function spent({ processorMs, wallMs, over50, tasks }: LongestTask): string {
  const processor = processorMs === null ? '' : `${processorMs.toFixed(0)} ms of processor time, `;
  return `${processor}${wallMs.toFixed(0)} ms on the clock; ${over50} of ${tasks} tasks over 50 ms`;
}

export const ROWS: readonly Row[] = [
  {
    fault: 'Storage refused',
    seen: 'Everything works and is kept until the page is closed; a notice says so',
    shownBy: { file: PROGRESS, title: 'storage %s: the quiz works, and the reader is told' },
  },
  {
    fault: 'Storage full',
    seen: 'The same',
    shownBy: { file: STORE, title: 'storage that refuses from the start, or fills up' },
  },
  {
    fault: 'A damaged entry in storage',
    seen: 'It is named and set aside; the rest is there',
    shownBy: { file: PROGRESS, title: 'damaged and newer entries' },
  },
  {
    fault: 'An entry of the wrong shape',
    seen: 'The same',
    shownBy: { file: STORE, title: 'a well-formed value of the wrong shape is corrupt as well' },
  },
  {
    fault: 'An entry of a later version',
    seen: 'It is left alone, neither read nor overwritten',
    shownBy: { file: STORE, title: 'a value of a later version is neither read nor overwritten' },
  },
  {
    fault: 'Two tabs write at once',
    seen: 'Each shows what the other did; nothing is lost',
    shownBy: { file: PROGRESS, title: 'two tabs: what is answered in one is seen in the other' },
  },
  {
    fault: 'A clock that is a year wrong',
    seen: 'Questions are due again once the clock is right',
    shownBy: { file: 'test/progress/schedule.test.ts', title: 'a year ahead while answering' },
  },
  {
    fault: 'A part of a figure is gone (404)',
    seen: 'The figure stays as built, with its words and data, and says that it did not come to life; all others play',
    shownBy: { file: 'test/browser/offline.test.ts', title: 'a figure whose script is gone' },
  },
  {
    fault: 'JavaScript off',
    seen: 'All text, the first frame, words and table of every figure, every question with its answer',
    shownBy: { file: 'test/browser/site.test.ts', title: 'without JavaScript the chapter has its text' },
  },
  {
    fault: 'Offline after the first visit',
    seen: 'What was visited is there',
    shownBy: { file: 'test/browser/offline.test.ts' },
  },
  {
    fault: 'A new version is put up while a page is open',
    seen: 'The open page goes on',
    shownBy: { file: 'test/browser/offline.test.ts' },
  },
  {
    fault: 'Hostile share links',
    seen: 'Each is no link, refused in a sentence, or a run within its limits, with a notice of what was left out',
    shownBy: { file: 'test/laws/long/links.test.ts', title: 'testHostileLinks(100_000)' },
    measured: ({ links }) => `${links.toLocaleString('en')} links, none otherwise`,
  },
  {
    fault: 'Hostile progress files',
    seen: 'A sentence that says why it is none, or a preview of what can be read',
    shownBy: { file: 'test/progress/transfer.test.ts', title: '20,000 hostile files' },
    measured: ({ files }) => `${files.toLocaleString('en')} files, none otherwise`,
  },
  {
    fault: 'A figure at its worst legal settings, 16 times as fast, for a minute: the longest task (aim: 50 ms)',
    seen: 'Fish, texts and charts go on',
    shownBy: { command: 'npm run figures' },
    measured: ({ task: { figure, seconds, runs, task } }) => `${spent(task.playing)}; ${runs} runs of ${figure} in ${seconds} s`,
  },
  {
    fault: 'A new run begun there, the first slice of it (aim: 50 ms; the other slices are counted above)',
    seen: 'The old run until the new one is recorded; how far that is',
    shownBy: { command: 'npm run figures' },
    measured: ({ task: { task } }) => spent(task.beginning),
  },
  {
    fault: 'A figure at its worst legal settings, 16 times as fast, for 10 minutes: growth of the heap (aim: 20 MB)',
    seen: 'Nothing',
    shownBy: { command: 'npm run figures' },
    measured: ({ growth }) => growthOf(growth),
  },
];

const place = (row: Row): string => ('command' in row.shownBy ? `\`${row.shownBy.command}\`` : `\`${row.shownBy.file}\``);

/** The table of the README. */
export function faultTable(numbers: Measured): string {
  const rows = ROWS.map((row) => `| ${row.fault} | ${row.seen} | ${place(row)} | ${row.measured?.(numbers) ?? ''} |`);
  const note = `Measured on ${numbers.date} by what \`npm run figures\` runs: ${numbers.machine}. A busy machine makes times longer.`;
  return ['| fault | what the reader sees | shown by | measured |', '| --- | --- | --- | --- |', ...rows, '', note].join('\n');
}

const BEGIN = '<!-- faults: written by npm run figures -->';
const END = '<!-- /faults -->';

/** The README with this table between its marks. Throws an Error when a mark is missing. */
export function withTable(readme: string, table: string): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md: the marks ${BEGIN} and ${END} are not there.`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}
