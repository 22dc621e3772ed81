import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = 'test/blueprints';

/** Names of the example blueprints. */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

/** An example as it is written. */
export function exampleText(file: string): string {
  return readFileSync(`${FOLDER}/${file}`, 'utf8');
}
