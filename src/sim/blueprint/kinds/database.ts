import type { DatabaseOptions } from '#blocks/database-options.ts';
import { Database } from '#blocks/database.ts';
import { databaseFields } from '#blueprint/fields/database.ts';
import { kindOf } from '#blueprint/kind.ts';
import { partsOf } from '#blueprint/parts.ts';
import { DatabaseFold } from '#metrics/database-fold.ts';

export const databaseKind = kindOf<DatabaseOptions>({
  kind: 'database',
  fields: databaseFields,
  parts: partsOf,
  make: (options, { id, network, index, firstPart, seed }) => {
    const block = new Database(id, options, network, index, firstPart, partsOf(options), seed);
    return { block, parts: block.parts };
  },
  fold: (subject, fromUs) => new DatabaseFold(subject, () => (subject.options() as DatabaseOptions).connections, fromUs),
});
