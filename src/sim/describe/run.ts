import type { Report } from '#metrics/report.ts';
import { counted, latency, listed, MOST_LISTED, nameOf, percent } from './words.ts';
import type { Names } from './words.ts';

/** A whole run in a few sentences: how many came, what became of them, how long they took, how busy the servers were. */
export function describeRun(report: Report, names: Names = {}): string {
  return [describeRequests(report), describeLatency(report), describeServers(report, names)].filter((part) => part !== '').join(' ');
}

function describeRequests({ requests }: Report): string {
  if (requests.sent === 0) return 'Nobody asked for anything.';
  const endings = [
    [requests.rejected, 'turned away'],
    [requests.failed, 'failed'],
    [requests.timedOut, 'given up after waiting too long'],
    [requests.inFlight, 'still under way'],
  ] as const;
  const others = endings.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const retries = requests.attempts - requests.sent;
  const retried = retries > 0 ? ` It took ${counted(retries, 'retry', 'retries')}.` : '';
  const tail = others.length === 0 ? '' : `; ${listed(others)}`;
  return `Of ${counted(requests.sent, 'request')} ${requests.ok} ${requests.ok === 1 ? 'was' : 'were'} answered${tail}.${retried}`;
}

function describeLatency({ latencyMs }: Report): string {
  if (latencyMs === null) return '';
  return `An answer took ${latency(latencyMs.mean)} on average; half came within ${latency(latencyMs.p50)}, 99 of 100 within ${latency(latencyMs.p99)}.`;
}

function describeServers({ blocks }: Report, names: Names): string {
  const busy = Object.entries(blocks).flatMap(([id, figures]) => {
    const share = figures['utilisationShare'];
    return typeof share === 'number' ? [{ name: nameOf(names, id), share }] : [];
  });
  if (busy.length > MOST_LISTED) return describeFleet(busy);
  return busy.length === 0 ? '' : `Busy: ${listed(busy.map(({ name, share }) => `${name} ${percent(share)}`))}.`;
}

function describeFleet(busy: readonly { readonly name: string; readonly share: number }[]): string {
  const sorted = busy.toSorted((one, other) => other.share - one.share);
  const [most, least] = [sorted[0]!, sorted.at(-1)!];
  const mean = busy.reduce((sum, { share }) => sum + share, 0) / busy.length;
  return `Busy: ${counted(busy.length, 'server')} ${percent(mean)} on average, ${most.name} most with ${percent(most.share)}, ${least.name} least with ${percent(least.share)}.`;
}
