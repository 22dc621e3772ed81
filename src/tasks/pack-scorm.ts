import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Version } from '#lms/link.ts';
import { build } from './build.mjs';
import { root } from './process.mjs';
import { packageFiles } from './scorm/package-files.ts';
import { PACKAGE_BASE } from './scorm/relative.ts';
import { zipOf } from './zip.ts';

/** Packs the course for learning platforms: two zips in `packages/`, one for each version of SCORM. */
const SITE = '.cache/scorm/site';
const VERSIONS: readonly Version[] = ['1.2', '2004'];

if ((await build({ outDir: SITE, basePath: PACKAGE_BASE, isForLms: true })) === 0) {
  mkdirSync(path.join(root, 'packages'), { recursive: true });
  for (const version of VERSIONS) {
    const files = await packageFiles(path.join(root, SITE), version);
    const zip = zipOf(files);
    const name = `packages/pip-the-penguin-scorm-${version}.zip`;
    writeFileSync(path.join(root, name), zip);
    console.log(`${name}: ${files.size} files, ${(zip.length / 1e6).toFixed(2)} MB`);
  }
} else process.exitCode = 1;
