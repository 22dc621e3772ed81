import type { RunTable } from '#describe/table.ts';

/** Offers a table as a CSV file. */
export function saveCsv(table: RunTable, name: string): void {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [table.columns.map(quoted), ...table.rows.map((row) => row.map((value) => (value === null ? '' : String(value))))];
  const url = URL.createObjectURL(new Blob([`${lines.map((line) => line.join(',')).join('\n')}\n`], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
