import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { blueprintSchema } from '#blueprint/schema.ts';

/** Writes the JSON Schema of blueprint files to where the site serves it. */
const folder = path.join(import.meta.dirname, '../../public');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'blueprint.schema.json'), `${JSON.stringify(blueprintSchema(), null, 1)}\n`);
