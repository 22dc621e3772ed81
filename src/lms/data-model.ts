import type { Link, Version } from './link.ts';
import { NO_RESULT, PASS_SHARE } from './result.ts';
import type { Result } from './result.ts';

/** Everything that is told. */
export interface Report {
  readonly result: Result;
  /** the page that is open, from the folder of the course */
  readonly page: string;
  readonly state: string;
  readonly sessionMs: number;
}

/** One value of the data model; `isNeeded` false: an LMS may do without it. */
export interface Setting {
  readonly element: string;
  readonly value: string;
  readonly isNeeded: boolean;
}

/** What was on record when the course was opened. */
export interface Record {
  readonly page: string;
  readonly state: string;
  readonly result: Result;
  /** the LMS shows an attempt that is over: nothing may be changed */
  readonly isLookingBack: boolean;
}

/** What to tell, in the elements of a version. `exit` suspend: the next launch goes on where this one stopped. */
export function settingsFor(version: Version, report: Report): readonly Setting[] {
  return version === '1.2' ? settings12(report) : settings2004(report);
}

const need = (element: string, value: string): Setting => ({ element, value, isNeeded: true });
const may = (element: string, value: string): Setting => ({ element, value, isNeeded: false });

/** One word for two things: passed says completed too; completed alone says that too little of it was right. */
function settings12({ result, page, state, sessionMs }: Report): readonly Setting[] {
  const { rightShare, isComplete, isPassed } = result;
  const score =
    rightShare === null
      ? []
      : [may('cmi.core.score.min', '0'), may('cmi.core.score.max', '100'), need('cmi.core.score.raw', rawOf(rightShare))];
  return [
    need('cmi.core.lesson_status', isPassed ? 'passed' : isComplete ? 'completed' : 'incomplete'),
    ...score,
    need('cmi.core.lesson_location', page),
    need('cmi.suspend_data', state),
    need('cmi.core.exit', 'suspend'),
    may('cmi.core.session_time', clock12(sessionMs)),
  ];
}

function settings2004({ result, page, state, sessionMs }: Report): readonly Setting[] {
  const { answered, total, rightShare, isComplete, isPassed } = result;
  const score =
    rightShare === null
      ? []
      : [
          may('cmi.score.min', '0'),
          may('cmi.score.max', '100'),
          need('cmi.score.raw', rawOf(rightShare)),
          need('cmi.score.scaled', String(round(rightShare, 4))),
        ];
  return [
    need('cmi.completion_status', isComplete ? 'completed' : 'incomplete'),
    need('cmi.success_status', isPassed ? 'passed' : isComplete ? 'failed' : 'unknown'),
    ...score,
    may('cmi.progress_measure', String(total === 0 ? 0 : round(answered / total, 4))),
    need('cmi.location', page),
    need('cmi.suspend_data', state),
    need('cmi.exit', 'suspend'),
    may('cmi.session_time', `PT${(sessionMs / 1000).toFixed(2)}S`),
  ];
}

/** What an LMS has on record. Total: whatever it answers, it is only words. */
export function recordOf(link: Link): Record {
  const is2004 = link.version === '2004';
  const status = link.get(is2004 ? 'cmi.success_status' : 'cmi.core.lesson_status');
  const completion = is2004 ? link.get('cmi.completion_status') : status;
  const share = is2004 ? numberIn(link.get('cmi.score.scaled')) : numberIn(link.get('cmi.core.score.raw')) / 100;
  const mode = link.get(is2004 ? 'cmi.mode' : 'cmi.core.lesson_mode');
  const isPassed = status === 'passed';
  return {
    page: link.get(is2004 ? 'cmi.location' : 'cmi.core.lesson_location'),
    state: link.get('cmi.suspend_data'),
    result: {
      ...NO_RESULT,
      // Passed by a teacher's hand, without a score: then the least that passes.
      rightShare: share >= 0 && share <= 1 ? share : isPassed ? PASS_SHARE : null,
      isPassed,
      isComplete: isPassed || completion === 'completed',
    },
    isLookingBack: mode === 'review' || mode === 'browse',
  };
}

const numberIn = (text: string): number => (text.trim() === '' ? NaN : Number(text));
const rawOf = (share: number): string => String(round(share * 100, 2));
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** `HHHH:MM:SS.SS`, as the first version wants it. */
function clock12(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = Math.min(ms / 1000, 9999 * 3600);
  const hundredths = Math.floor((seconds * 100) % 100);
  return `${two(seconds / 3600).padStart(4, '0')}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths)}`;
}
