import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build as bundle } from 'vite';
import { bankOf } from '#lms/bank.ts';
import type { Bank } from '#lms/bank.ts';
import type { Version } from '#lms/link.ts';
import { manifestXml } from '#lms/manifest.ts';
import type { QuizIndex } from '#quiz/index-entry.ts';
import type { Question } from '#quiz/question.ts';
import { root } from '#tasks/process.mjs';
import { relocated } from './relative.ts';

/** What hosts and search machines want, and a learning platform does not. */
const NOT_PACKED = /^(?:\..*|_headers|robots\.txt|sitemap.*\.xml|404\.html|sharing\.png)$/;
const TEXTS = /\.(?:html|css|js|svg)$/;
const LAUNCH = 'sco.html';
const TITLE = 'Pip the Penguin: Building Blocks of Distributed Systems';

export type Files = ReadonlyMap<string, Uint8Array>;

/** All files of a package, by their paths in it. @param folder the site as built for learning platforms */
export async function packageFiles(folder: string, version: Version): Promise<Files> {
  const site = siteFiles(folder);
  const pages = [...site.keys()].filter((file) => file.endsWith('index.html'));
  const course = { version, bank: courseBank(folder), pages: ['index.html', ...pages.filter((page) => page !== 'index.html')] };
  const json = JSON.stringify(course).replaceAll('<', '\\u003c');
  const own = {
    [LAUNCH]: source('sco.html').replace('COURSE', () => json),
    'sco.css': source('sco.css'),
    'sco.js': await shellScript(),
  };
  const files = new Map([...site, ...Object.entries(own).map(([name, text]) => [name, Buffer.from(text)] as const)]);
  const { version: courseVersion } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const manifest = manifestXml(version, { title: TITLE, courseVersion, files: [...files.keys()], launch: LAUNCH });
  return files.set('imsmanifest.xml', Buffer.from(manifest));
}

/** The chapters' questions of a built site. */
export function courseBank(folder: string): Bank {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, 'quiz', `${name}.json`), 'utf8'));
  return bankOf((read('index') as QuizIndex).questions, (id) => read(id) as Question);
}

function siteFiles(folder: string): Map<string, Uint8Array> {
  const names = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !NOT_PACKED.test(name))
    .sort();
  return new Map(
    names.map((name) => {
      const content = readFileSync(path.join(folder, name));
      return [name, TEXTS.test(name) ? Buffer.from(relocated(name, content.toString('utf8'))) : content];
    }),
  );
}

const source = (name: string): string => readFileSync(path.join(root, 'src/lms', name), 'utf8');

/** The launched page's script with all it needs, in one file. */
async function shellScript(): Promise<string> {
  const built = await bundle({
    configFile: false,
    logLevel: 'error',
    root,
    build: { write: false, lib: { entry: path.join(root, 'src/lms/shell.ts'), formats: ['es'] } },
  });
  for (const one of Array.isArray(built) ? built : [built]) if ('output' in one) return one.output[0].code;
  throw new Error('Vite gave no bundle');
}
