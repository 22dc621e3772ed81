import { rightRows } from './answer-rows.ts';
import type { Question } from './question.ts';

/** A file for Anki: tab-separated text with its settings in the first lines. One note a question: front, back, tag. */
export function ankiText(questions: readonly { readonly chapter: string; readonly question: Question }[]): string {
  const rows = questions.map(({ chapter, question }) => [front(question), back(question), `pip::${chapter}`].map(field).join('\t'));
  return `${['#separator:tab', '#html:true', '#tags column:3', ...rows].join('\n')}\n`;
}

function front(question: Question): string {
  const { stem } = question;
  switch (question.kind) {
    case 'one':
    case 'several':
    case 'click':
      return `${escaped(stem)}${listed(question.options.map(({ text }) => text))}`;
    case 'order':
      return `${escaped(stem)}${listed(question.items.map(({ text }) => text).toSorted((a, b) => a.localeCompare(b, 'en')))}`;
    case 'match':
      return `${escaped(stem)}${listed(question.pairs.map(({ left }) => left.text))}`;
    case 'number':
      return `${escaped(stem)} (${escaped(question.unit)})`;
    case 'text':
      return escaped(stem);
  }
}

function back(question: Question): string {
  const rows = rightRows(question).map(({ text, because }) => (because === '' ? text : `${text}: ${because}`));
  const isOneText = question.kind === 'number' || question.kind === 'text';
  return isOneText ? escaped(rows[0]!) : listed(rows, question.kind === 'order' ? 'ol' : 'ul');
}

function listed(texts: readonly string[], list: 'ul' | 'ol' = 'ul'): string {
  return `<${list}>${texts.map((text) => `<li>${escaped(text)}</li>`).join('')}</${list}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A field may hold neither tab nor line break, and a quote at its start would open a quoted field. */
function field(html: string): string {
  const flat = html.replace(/[\t\r\n]+/g, ' ');
  return flat.startsWith('"') ? `&quot;${flat.slice(1)}` : flat;
}
