import { CORE_PATH } from './core-path.ts';
import type { Driver } from './driver.ts';
import { Reader } from './reader.ts';
import type { Tried } from './tried.ts';
import { SIMULATOR_PAGE } from './watched-site.ts';
import type { WatchedSite } from './watched-site.ts';

/** The examples, and what Node makes of them. */
export interface Examples {
  readonly files: Readonly<Record<string, string>>;
  readonly expected: Readonly<Record<string, string>>;
}

type Step = Tried['steps'][number];

/** How long a planted complaint may take to arrive: those of the policy are not sent at once. */
const NOTICE_MS = 10_000;
const PAUSE_MS = 50;

async function outcome(name: string, run: () => Promise<void>): Promise<Step> {
  try {
    await run();
    return { name, problem: null };
  } catch (error) {
    return { name, problem: error instanceof Error ? error.message : String(error) };
  }
}

async function walk(reader: Reader, site: WatchedSite): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { name, run } of CORE_PATH) steps.push(await outcome(name, () => run(reader, site)));
  return steps;
}

/** The examples whose trace is another one here. */
async function compare(reader: Reader, { files, expected }: Examples): Promise<string[]> {
  const different: string[] = [];
  await reader.open(SIMULATOR_PAGE);
  for (const [name, wanted] of Object.entries(expected)) {
    const { problem } = await outcome(name, async () => {
      const hash = await reader.see(
        (_find, file, text) => {
          const { traceHashes } = globalThis as unknown as { traceHashes: (files: Record<string, string>) => Record<string, string> };
          return traceHashes({ [file]: text })[file];
        },
        name,
        files[name] ?? '',
      );
      if (hash !== wanted) throw new Error(`${String(hash)}, in Node ${wanted}`);
    });
    if (problem !== null) different.push(`${name}: ${problem}`);
  }
  return different;
}

/** Breaks the policy and throws, on purpose: what is not noticed here would not have been noticed before. */
async function plant(reader: Reader, site: WatchedSite): Promise<Pick<Tried, 'isWatching' | 'hasTrustedTypes'>> {
  await reader.open('about/');
  const hasTrustedTypes = await reader.see(() => 'trustedTypes' in window);
  await reader.see(() => {
    setTimeout(() => {
      throw new Error('planted');
    });
    document.body.setAttribute('style', 'color: red');
    try {
      document.body.insertAdjacentHTML('beforeend', '<b>planted</b>');
    } catch {
      // Where Trusted Types are known this is refused.
    }
  });
  const wanted = [/^policy: style-src/, /^error: .*planted/, ...(hasTrustedTypes ? [/^policy: require-trusted-types-for/] : [])];
  const isNoticed = (): boolean => wanted.every((pattern) => site.complaints.some((complaint) => pattern.test(complaint)));
  const end = Date.now() + NOTICE_MS;
  while (!isNoticed() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return { isWatching: isNoticed(), hasTrustedTypes };
}

/** Walks the core path, compares traces, and proves that complaints would have been heard. */
export async function tryEngine(engine: string, driver: Driver, site: WatchedSite, examples: Examples): Promise<Tried> {
  const reader = new Reader(driver, site.url);
  site.takeComplaints();
  const steps = await walk(reader, site);
  const different = await compare(reader, examples);
  const complaints = site.takeComplaints();
  const planted = await plant(reader, site);
  const of = Object.keys(examples.expected).length;
  return {
    engine,
    version: driver.version,
    steps,
    hashes: { equal: of - different.length, of },
    different,
    violations: complaints.filter((complaint) => !complaint.startsWith('error:')),
    errors: complaints.filter((complaint) => complaint.startsWith('error:')),
    ...planted,
  };
}
