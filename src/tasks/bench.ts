import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import v8 from 'node:v8';
import vm from 'node:vm';
import { figureCosts } from './bench/figures.ts';
import { OURS } from './bench/ours.ts';
import { installedPeers } from './bench/peers.ts';
import { processorMs } from './bench/processor-time.ts';
import { MEAN_IN_SYSTEM } from './bench/workload.ts';
import type { Contestant, Workload } from './bench/workload.ts';
import { median } from './median.ts';
import { root } from './process.mjs';

/** Prints how fast the simulator is beside others: run in turn in one process, medians of processor time. `--runs N`, `--customers N`. */
const WORKLOADS: readonly Workload[] = ['mm1', 'rr', 'lc'];
const BENCH = path.join(root, 'test/bench');
/** A model whose mean is further off than this is not the same model. */
const TOLERANCE = 0.12;

interface Row {
  readonly name: string;
  readonly workload: Workload;
  readonly customersPerSec: number;
  readonly eventsPerSec: number;
  readonly meanInSystem: number;
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, customers: { type: 'string', default: '1000000' } } });
const RUNS = Math.max(1, Number(values.runs));
const CUSTOMERS = Math.max(1000, Number(values.customers));

/** Peers live in a folder of their own, so that they are never dependencies of the project. */
function peers(): Contestant[] {
  if (!existsSync(path.join(BENCH, 'node_modules'))) {
    console.error('Installing the peers in test/bench (once) …');
    const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: BENCH,
      stdio: ['ignore', 2, 2],
    });
    if (done.status !== 0) {
      console.error('The peers cannot be installed here; only our own figures follow.');
      return [];
    }
  }
  return installedPeers();
}

async function measure(contestant: Contestant, workload: Workload, seed: number): Promise<Row> {
  const startMs = processorMs();
  const { customers, events, meanInSystem } = await contestant.run(workload, Math.round(CUSTOMERS * contestant.share), seed);
  const seconds = (processorMs() - startMs) / 1000;
  return { name: contestant.name, workload, customersPerSec: customers / seconds, eventsPerSec: events / seconds, meanInSystem };
}

/** Every contestant once per round, so that a slow minute of the machine falls on all of them. What others do to its caches no clock leaves out. */
async function medians(contestants: readonly Contestant[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const workload of WORKLOADS) {
    for (let round = 0; round < RUNS; round++)
      for (const contestant of contestants) rows.push(await measure(contestant, workload, round + 1));
  }
  return contestants.flatMap(({ name }) =>
    WORKLOADS.map((workload): Row => {
      const own = rows.filter((row) => row.name === name && row.workload === workload);
      const of = (pick: (row: Row) => number): number => median(own.map(pick));
      return {
        name,
        workload,
        customersPerSec: of((row) => row.customersPerSec),
        eventsPerSec: of((row) => row.eventsPerSec),
        meanInSystem: of((row) => row.meanInSystem),
      };
    }),
  );
}

/** Heap in use after a run of so many customers, in MB: it must not grow with them. */
async function memoryMb(customers: number): Promise<number> {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  await OURS[1]!.run('lc', customers, 1);
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

function speed(rows: readonly Row[], name: string, workload: Workload): number {
  return rows.find((row) => row.name === name && row.workload === workload)?.customersPerSec ?? NaN;
}

/** The targets, each as the worst ratio over the workloads. */
function targets(rows: readonly Row[]): { target: string; ratio: number; least: number }[] {
  const worst = (ours: string, peer: string): number =>
    Math.min(...WORKLOADS.map((load) => speed(rows, ours, load) / speed(rows, peer, load)));
  const [kernel = '', whole = '', traced = ''] = OURS.map(({ name }) => name);
  return [
    { target: 'A kernel / js-simulator', ratio: worst(kernel, 'js-simulator 1.0.17'), least: 2 },
    { target: 'A blueprint / simjs', ratio: worst(whole, 'simjs 2.0.3'), least: 2 },
    { target: 'B kernel / js-simulator', ratio: worst(kernel, 'js-simulator 1.0.17'), least: 2.5 },
    { target: 'B blueprint / js-simulator', ratio: worst(whole, 'js-simulator 1.0.17'), least: 1 },
    { target: 'B traced blueprint / simjs', ratio: worst(traced, 'simjs 2.0.3'), least: 1.5 },
  ];
}

const found = peers();
const rows = await medians([...OURS, ...found]);
console.log(
  `Thousand customers (and events) per second of processor time, medians of ${RUNS}, ${CUSTOMERS.toLocaleString('en')} customers, Node ${process.versions.node}, ${os.cpus()[0]?.model ?? ''}`,
);
console.log(['', ...WORKLOADS].map((text, i) => (i === 0 ? text.padEnd(28) : text.padStart(20))).join(''));
for (const name of new Set(rows.map((row) => row.name))) {
  const cells = WORKLOADS.map((workload) => {
    const row = rows.find((one) => one.name === name && one.workload === workload)!;
    return `${Math.round(row.customersPerSec / 1000)} (${Math.round(row.eventsPerSec / 1000)})`.padStart(20);
  });
  console.log(name.padEnd(28) + cells.join(''));
}
for (const row of rows) {
  const off = row.meanInSystem / MEAN_IN_SYSTEM[row.workload] - 1;
  if (Math.abs(off) > TOLERANCE)
    console.log(
      `Not the same model? ${row.name}, ${row.workload}: mean ${row.meanInSystem.toFixed(2)}, theory ${MEAN_IN_SYSTEM[row.workload].toFixed(2)}`,
    );
}
const judged = found.length === 0 ? [] : targets(rows);
for (const { target, ratio, least } of judged)
  console.log(`${ratio >= least ? 'met   ' : 'missed'} ${target}: ${ratio.toFixed(2)} (at least ${least})`);
const memory = [await memoryMb(100_000), await memoryMb(1_000_000), await memoryMb(3_000_000)];
console.log(`Heap after 10⁵, 10⁶ and 3·10⁶ customers: ${memory.map((mb) => mb.toFixed(1)).join(', ')} MB`);
const figures = figureCosts();
console.log('Per figure, processor time: data for one frame (µs), a seek to 60 s (ms, at most 50)');
for (const { figure, frameUs, seekMs } of figures)
  console.log(`${figure.padEnd(28)}${frameUs.toFixed(1).padStart(10)}${seekMs.toFixed(1).padStart(10)}`);
mkdirSync(path.join(BENCH, 'results'), { recursive: true });
const result = {
  node: process.versions.node,
  processor: os.cpus()[0]?.model ?? '',
  runs: RUNS,
  customers: CUSTOMERS,
  rows,
  targets: judged,
  memoryMb: memory,
  figures,
};
writeFileSync(path.join(BENCH, 'results/latest.json'), `${JSON.stringify(result, null, 2)}\n`);
