import type { RunTable } from '#describe/table.ts';
import { saveFile } from '#site/save-file.ts';

/** Offers a table as a CSV file. */
export function saveCsv(table: RunTable, name: string): void {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [table.columns.map(quoted), ...table.rows.map((row) => row.map((value) => (value === null ? '' : String(value))))];
  saveFile(name, `${lines.map((line) => line.join(',')).join('\n')}\n`, 'text/csv');
}
