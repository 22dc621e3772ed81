import { Complaint } from '#tasks/complaint.ts';
import { chapterText, quizText } from './chapter-text.ts';
import { chapterFolders, checkName, pageNames, titleOf } from './names.ts';
import { insertBefore, textIn } from './plan.ts';
import type { Plan } from './plan.ts';

const OUTLINE = 'src/course/outline.ts';
/** The last stop, before which a new one is put. */
const LAST_STOP = '  {\n    number: ';

/** The outline with one stop more before the last, which moves on by one. */
function outlineWith(outline: string, id: string): { text: string; number: number } {
  if (outline.includes(`id: '${id}'`)) throw new Complaint(`'${id}' is taken: ${OUTLINE} has such a stop.`);
  const [, written] = /\{\n {4}number: (\d+),\n {4}id: 'pop-quiz'/.exec(outline) ?? [];
  if (written === undefined)
    throw new Complaint(`${OUTLINE}: the stop 'pop-quiz' is not where it is looked for; has the file changed its form?`);
  const number = Number(written);
  const stop = `  {
    number: ${number},
    id: '${id}',
    title: '${titleOf(id)}',
    subtitle: 'Not written yet',
    emblem: 'flag',
    host: 'pip-pointing',
    minutes: 25,
  },
`;
  const moved = outline.replace(`    number: ${number},\n    id: 'pop-quiz'`, `    number: ${number + 1},\n    id: 'pop-quiz'`);
  return { text: insertBefore(OUTLINE, moved, `${LAST_STOP}${number + 1},`, stop), number };
}

/**
 * A new chapter: a draft with its quiz, and a stop that is still to come. The build leaves drafts out, `npm run dev` shows them; moved to
 * `content/chapters` it is written and held to every rule. Throws a Complaint for a bad or taken name.
 */
export function planChapter(root: string, id: string): Plan {
  checkName(id, 'a chapter');
  if (/\d/.test(id)) throw new Complaint(`'${id}' is no name for a chapter: letters and hyphens only; the number goes before it.`);
  if (pageNames(root).includes(id) || chapterFolders(root).some((one) => one.id === id))
    throw new Complaint(`'${id}' is taken: there is a page of that address.`);
  const { text, number } = outlineWith(textIn(root, OUTLINE), id);
  const name = `${String(number).padStart(2, '0')}-${id}`;
  const folder = `content/drafts/${name}`;
  return {
    creates: { [`${folder}/index.mdx`]: chapterText(titleOf(id), number, id), [`${folder}/quiz.yaml`]: quizText(id) },
    edits: { [OUTLINE]: text },
    next: [
      `npm run dev   shows the draft at /${id}/; on the built site the stop is still to come`,
      `${OUTLINE}: title, subtitle, emblem and host of the stop; src/pages/index.astro counts the stops in a word`,
      'content/glossary.yaml and content/sources.yaml: the terms and sources that the chapter brings',
      `git mv ${folder} content/chapters/   when it is written: from then on every rule of a chapter holds, and "npm test" says which it breaks`,
    ],
  };
}
