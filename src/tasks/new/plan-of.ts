import { Complaint } from '#tasks/complaint.ts';
import { planChapter } from './chapter.ts';
import { planFigure } from './figure.ts';
import type { Plan } from './plan.ts';
import { planQuestion } from './question.ts';

const USAGE: Readonly<Record<string, string>> = {
  chapter: 'npm run new:chapter -- NAME',
  figure: 'npm run new:figure -- ID [CHAPTER]',
  question: 'npm run new:question -- CHAPTER ID',
};

/** What a command line asks for. @param root the project's folder @param args kind, then names. Throws a Complaint with the usage. */
export function planOf(root: string, [what = '', first, second, ...more]: readonly string[]): Plan {
  if (what === 'chapter' && first !== undefined && second === undefined) return planChapter(root, first);
  if (what === 'figure' && first !== undefined && more.length === 0) return planFigure(root, first, second);
  if (what === 'question' && first !== undefined && second !== undefined && more.length === 0) return planQuestion(root, first, second);
  throw new Complaint(`usage: ${USAGE[what] ?? Object.values(USAGE).join(', ')}`);
}
