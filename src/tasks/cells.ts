import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { hexagonsFile } from './cells/hexagons.ts';

/** Writes the hexagons of the dispatch figure. */
writeFileSync(path.join(import.meta.dirname, '../scenarios/uber-hexagons.ts'), hexagonsFile());
