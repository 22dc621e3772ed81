import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '#tasks/browser.mjs';
import { BROWSER_ARGS } from '#tasks/measured-pages.ts';
import { root, toolEnv } from '#tasks/process.mjs';

const FROM = path.join(root, 'test/bench/starlight');
const FOLDER = path.join(root, '.cache/starlight');

/** What a site on Starlight needs beside its pages, as its own manual sets it up. */
const SET_UP = {
  'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({ site: 'https://example.org', integrations: [starlight({ title: 'Building Blocks' })] });
`,
  'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
};

/** Title and running text of a chapter as it stands in its page: headings, paragraphs, lists, tables and code; no figures, no quiz. */
async function chapterText(url: string): Promise<{ readonly title: string; readonly html: string }> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
  const page = await browser.newPage({ javaScriptEnabled: true });
  await page.goto(url);
  const text = await page.evaluate(() => {
    const main = document.querySelector('main')!.cloneNode(true) as HTMLElement;
    for (const other of main.querySelectorAll('figure, script, style, link, svg, form, aside, nav, [data-quiz], [data-live]'))
      other.remove();
    const parts = [...main.querySelectorAll('h2, h3, p, ul, ol, table, pre')].filter(
      (part) => part.parentElement?.closest('ul, ol, table, pre') === null,
    );
    for (const part of parts) {
      for (const one of [part, ...part.querySelectorAll('*')])
        for (const name of one.getAttributeNames()) if (name !== 'href') one.removeAttribute(name);
    }
    return {
      title: document.querySelector('h1')?.textContent ?? '',
      html: parts.map((part) => part.outerHTML.replace(/\n\s*\n/g, '\n')).join('\n\n'),
    };
  });
  await browser.close();
  return text;
}

function run(command: string, ...args: string[]): void {
  const done = spawnSync(command, args, { cwd: FOLDER, stdio: ['ignore', 2, 2], env: toolEnv() });
  if (done.status !== 0) throw new Error(`Starlight: ${command} ${args.join(' ')} failed; its own message stands above.`);
}

/** Builds a Starlight site as it comes, with the text of the chapter as its page `chapter/`, and gives the folder of the built site. */
export async function starlightSite(chapterUrl: string): Promise<string> {
  const { title, html } = await chapterText(chapterUrl);
  cpSync(FROM, FOLDER, { recursive: true });
  if (!existsSync(path.join(FOLDER, 'node_modules/astro')))
    run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  const docs = path.join(FOLDER, 'src/content/docs');
  mkdirSync(docs, { recursive: true });
  for (const [name, text] of Object.entries(SET_UP)) writeFileSync(path.join(FOLDER, name), text);
  const page = (name: string, body: string): void => {
    writeFileSync(
      path.join(docs, `${name}.md`),
      `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(title)}\n---\n\n${body}\n`,
    );
  };
  page('index', '[The chapter](/chapter/)');
  page('chapter', html);
  run('node', 'node_modules/astro/bin/astro.mjs', 'build');
  return path.join(FOLDER, 'dist');
}
