import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import { NumberMap } from '#kernel/number-map.ts';
import type { BlockFold } from './block-fold.ts';
import type { BlockFigures, OutcomeCounts, Report, TypeReport } from './report.ts';
import { RequestFold } from './request-fold.ts';
import { requestTypesOf } from './request-types.ts';
import type { RequestTypes } from './request-types.ts';
import { ownersOf } from './subjects.ts';
import type { Subject } from './subjects.ts';

/**
 * Folds the facts of a run into its report. Requests sent before `warmupUs` are not counted, and time before it is not
 * integrated. Memory does not grow with the number of requests.
 */
export class RunMetrics implements Observer {
  private readonly subjects: readonly Subject[];
  private readonly warmupUs: number;
  private readonly folds: readonly BlockFold[];
  /** The fold of every block index. */
  private readonly foldOf: readonly BlockFold[];
  private readonly all = new RequestFold();
  private readonly types: RequestTypes;
  private readonly byType: readonly RequestFold[];
  /** Types of requests under way; only where there is more than one. */
  private readonly typeOf = new NumberMap();

  constructor(subjects: readonly Subject[], warmupUs: number) {
    this.subjects = subjects;
    this.warmupUs = warmupUs;
    this.folds = subjects.map((subject) => subject.fold(warmupUs));
    this.foldOf = Array.from(ownersOf(subjects), (owner) => this.folds[owner]!);
    this.types = requestTypesOf(subjects);
    this.byType = this.types.all.length > 1 ? this.types.all.map(() => new RequestFold()) : [];
  }

  /** A block's own fold; a client's facts are about requests. */
  listenerOf(block: number): Observer {
    return this.subjects[block]?.kind === 'client' ? this : this.foldOf[block]!;
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    if (fact === Fact.finished) this.finished(timeUs, request, a, b);
    else if (fact === Fact.sent) this.sent(timeUs, block, request, a, b);
  }

  onPower(timeUs: number, block: number, isUp: boolean): void {
    for (const fold of this.folds) fold.onPower?.(timeUs, block, isUp);
  }

  /** The report of everything up to `untilUs`; the fold can go on afterwards. */
  report(untilUs: number): Report {
    const spanSec = (untilUs - this.warmupUs) / 1e6;
    const blocks: Record<string, BlockFigures> = {};
    this.subjects.forEach((subject, i) => (blocks[subject.id] = this.folds[i]!.figures(untilUs)));
    return {
      requests: { ...this.all.counts(), attempts: this.all.attempts, ...this.byHonesty() },
      latencyMs: this.all.latencyMs(),
      throughputPerSec: spanSec > 0 ? this.all.ok / spanSec : 0,
      ...(this.byType.length > 0 ? { types: this.typeReports() } : {}),
      blocks,
    };
  }

  private sent(timeUs: number, client: number, request: number, attempt: number, type: number): void {
    if (timeUs < this.warmupUs) return;
    this.all.onFact(Fact.sent, attempt, 0);
    if (this.byType.length === 0) return;
    const number = this.types.byClient[client]![type]!;
    if (attempt === 1) this.typeOf.set(request, number);
    this.byType[number]!.onFact(Fact.sent, attempt, 0);
  }

  private finished(timeUs: number, request: number, outcome: number, latencyUs: number): void {
    if (timeUs - latencyUs < this.warmupUs) return;
    this.all.onFact(Fact.finished, outcome, latencyUs);
    if (this.byType.length === 0) return;
    const type = this.typeOf.get(request, -1);
    if (type < 0) return;
    this.typeOf.delete(request);
    this.byType[type]!.onFact(Fact.finished, outcome, latencyUs);
  }

  private typeReports(): Record<string, TypeReport> {
    const reports: Record<string, TypeReport> = {};
    this.types.all.forEach(({ type, isHonest }, i) => {
      const fold = this.byType[i]!;
      const isTaken = Object.hasOwn(reports, type);
      reports[isTaken ? `${type} (${isHonest ? 'honest' : 'hostile'})` : type] = { requests: fold.counts(), latencyMs: fold.latencyMs() };
    });
    return reports;
  }

  private byHonesty(): { honest?: OutcomeCounts; hostile?: OutcomeCounts } {
    const { all } = this.types;
    if (all.every(({ isHonest }) => isHonest)) return {};
    if (this.byType.length === 0) return { hostile: this.all.counts() };
    const sum = (isHonest: boolean): OutcomeCounts => {
      const folds = this.byType.filter((_, i) => all[i]!.isHonest === isHonest).map((fold) => fold.counts());
      const total = (name: keyof OutcomeCounts): number => folds.reduce((so, counts) => so + counts[name], 0);
      return {
        sent: total('sent'),
        ok: total('ok'),
        rejected: total('rejected'),
        failed: total('failed'),
        timedOut: total('timedOut'),
        inFlight: total('inFlight'),
      };
    };
    return { honest: sum(true), hostile: sum(false) };
  }
}
