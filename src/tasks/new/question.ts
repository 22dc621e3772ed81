import { parse } from 'yaml';
import { readQuiz } from '#quiz/schema.ts';
import { Complaint } from '#tasks/complaint.ts';
import { chapterFolder, checkName, questionIds } from './names.ts';
import { textIn } from './plan.ts';
import type { Plan } from './plan.ts';

/** Ids that are files beside those of the questions. */
const RESERVED = ['index'];

/** A question that is answered by choosing: right as data, its words are the author's. */
export function questionText(id: string): string {
  return `  - id: ${id}
    kind: one
    stem: Ask one thing that a reader can answer from this chapter. Which option is right?
    options:
      - id: right
        text: The option that is right
        correct: true
        because: Say why it is right, in a sentence that teaches something even to a reader who knew.
      - id: tempting
        text: An option that many would choose
        because: Say what leads there, and where that thought goes wrong.
      - id: other
        text: An option that is half right
        because: Say which half holds, and which does not.
`;
}

/** `text` with the entry at the end of its list of questions. */
function withQuestion(file: string, text: string, entry: string): string {
  const lines = text
    .trimEnd()
    .replace(/^questions: *\[\]$/m, 'questions:')
    .split('\n');
  const start = lines.findIndex((line) => /^questions:\s*$/.test(line));
  if (start < 0) throw new Complaint(`${file}: there is no list 'questions:' at the start of a line.`);
  const after = lines.findIndex((line, place) => place > start && /^\w/.test(line));
  const end = after < 0 ? lines.length : after;
  const isFirst = lines.slice(start + 1, end).every((line) => line.trim() === '');
  const before = lines.slice(0, end).join('\n').trimEnd();
  const rest = lines.slice(end).join('\n');
  return `${before}\n${isFirst ? '' : '\n'}${entry}${rest === '' ? '' : `\n${rest}\n`}`;
}

/** A new question in a chapter's quiz. Throws a Complaint for an unknown chapter and a bad or taken id. */
export function planQuestion(root: string, chapter: string, id: string): Plan {
  const { folder } = chapterFolder(root, chapter);
  checkName(id, 'a question');
  if (RESERVED.includes(id) || questionIds(root).includes(id))
    throw new Complaint(`'${id}' is taken: ids of questions, warm-ups and guesses are unique in the whole course.`);
  const file = `${folder}/quiz.yaml`;
  const text = withQuestion(file, textIn(root, file), questionText(id));
  readQuiz(parse(text), file);
  return {
    creates: {},
    edits: { [file]: text },
    next: [
      `${folder}/index.mdx: write <Check id="${id}" /> under "Pip’s pop quiz", or where the answer is taught`,
      `${file}: put your own words into the last entry; other kinds (several, order, match, number, click, text) are in src/quiz/schema.ts`,
      'npm run check   says what the schema misses',
    ],
  };
}
