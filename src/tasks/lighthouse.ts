import type { Server } from 'node:http';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { OUTLINE } from '#course/outline.ts';
import { build } from './build.mjs';
import { command, Complaint } from './complaint.ts';
import { CATEGORIES, simulatedVisit, TIMINGS } from './lighthouse/visit.ts';
import type { Visit } from './lighthouse/visit.ts';
import { starlightSite } from './lighthouse/starlight.ts';
import { MEASURED_PAGES } from './measured-pages.ts';
import { median } from './median.ts';
import { listenFrom } from './ports.mjs';
import { staticServer } from './serve.mjs';

interface Measured {
  readonly name: string;
  readonly url: string;
  readonly visits: Visit[];
}

const of = (page: Measured, name: string): number => median(page.visits.map(({ numbers }) => numbers[name] ?? NaN));
const servers: Server[] = [];

async function serve(folder: string): Promise<string> {
  const server = staticServer(folder);
  servers.push(server);
  return `http://127.0.0.1:${String(await listenFrom(server, 0))}/`;
}

function print(page: Measured): void {
  const cell = (name: string): string => `${name} ${of(page, name).toFixed(name === 'cls' ? 3 : 0)}`;
  console.log(`${page.name}: ${[...CATEGORIES, ...Object.keys(TIMINGS)].map(cell).join(', ')}`);
  const short = [...new Set(page.visits.flatMap((visit) => visit.short))];
  if (short.length > 0) console.log(`  below full marks: ${short.join(', ')}`);
}

const page = (name: string, url: string): Measured => ({ name, url, visits: [] });

async function measure(runs: number, isBeside: boolean): Promise<void> {
  const site = await serve('dist');
  const pages = [page('home', site), ...OUTLINE.map(({ id }) => page(id, `${site}${id}/`))];
  const chapter = pages.find(({ url }) => url.endsWith(MEASURED_PAGES[1].path))!;
  const beside = isBeside ? page('the same text on Starlight', `${await serve(await starlightSite(chapter.url))}chapter/`) : null;
  // In turn, so that a slow minute of the machine touches every page alike.
  for (let run = 0; run < runs; run++) {
    for (const { url, visits } of beside === null ? pages : [...pages, beside]) visits.push(await simulatedVisit(url));
  }
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  for (const one of pages) print(one);
  if (beside === null) return;
  print(beside);
  const ratios = ['fcpMs', 'lcpMs'].map((name) => `${name} ${(of(chapter, name) / of(beside, name)).toFixed(2)}`);
  console.log(
    `${chapter.name} beside it: ${ratios.join(', ')}; tbtMs ${of(chapter, 'tbtMs').toFixed(0)} and ${of(beside, 'tbtMs').toFixed(0)}`,
  );
}

await command(async () => {
  // `beside`: the chapter is measured beside the same text on a default Starlight site as well.
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { runs: { type: 'string', default: '3' }, beside: { type: 'boolean', default: false } },
  });
  const runs = Number(values.runs);
  if (!(Number.isInteger(runs) && runs >= 1))
    throw new Complaint('usage: npm run lighthouse -- [--runs N] [--beside]   N is a whole number');
  if ((await build()) !== 0) throw new Complaint('The site does not build; the reason stands above.');
  await measure(runs, values.beside);
  return `Lighthouse, simulated mobile, medians of ${String(runs)}`;
});
