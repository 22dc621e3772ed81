import type { ShelfHolder } from '#progress/lms-shelf.ts';
import { CourseRun } from './course-run.ts';
import type { Course } from './course-run.ts';
import { findLink } from './link.ts';
import type { Version } from './link.ts';
import type { Trouble } from './session.ts';

/*
 * The script of the page that an LMS launches (`sco.html`): it keeps the session while the learner walks from page to page in its frame.
 */

const WORDS: Readonly<Record<Exclude<Trouble, null>, string>> = {
  'no-lms': 'No learning platform was found around this course. You can read and try everything, but no result is sent.',
  'not-started': 'The learning platform did not open a session. You can read and try everything, but no result is sent.',
  'looking-back': 'The learning platform shows an attempt that is over. You can read and try everything, but no result is sent.',
  // Seen when a browser brings the page back from its memory.
  left: 'You have left the course, and its session with the learning platform is over. Start it there again to have your result sent.',
  refused: 'The learning platform did not take your last result. You can go on; it is sent again with your next answer.',
};

const frame = document.querySelector('iframe')!;
const notice = document.querySelector<HTMLElement>('[role="status"]')!;
const { version, ...course } = JSON.parse(document.querySelector('#course')?.textContent ?? '{}') as Course & { version: Version };

const run = new CourseRun(course, findLink(window, version), {
  nowMs: () => Date.now(),
  later: (call, ms) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  onTrouble: (trouble) => {
    const words = trouble === null ? '' : WORDS[trouble];
    if (notice.textContent !== words) notice.textContent = words;
  },
});
(window as unknown as ShelfHolder).pipShelf = run.shelf;

const folder = new URL('.', location.href).pathname;
frame.addEventListener('load', () => {
  const page = frame.contentDocument;
  // Another origin: no page of ours.
  if (page === null) return;
  const { pathname } = page.location;
  document.title = page.title || document.title;
  if (pathname.startsWith(folder)) run.opened(decodeURI(pathname.slice(folder.length)));
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') run.flush();
});
// A page that is left writes its last word by then: frames are told first where browsers let them.
addEventListener('pagehide', () => run.leave());

// Not by `src`: the first page would be one step back in the history.
frame.contentWindow!.location.replace(run.start());
