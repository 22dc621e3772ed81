import { Fact, OUTCOME_NAMES, Outcome } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';
import type { Subject } from '#metrics/subjects.ts';
import { ownersOf } from '#metrics/subjects.ts';
import type { Blueprint } from './blueprint.ts';
import { REPEATED } from './notable.ts';
import type { Notable } from './notable.ts';

/** Finished requests kept for lists ("the slowest", "the lost"). */
const MAX_FINISHED = 20_000;
const MAX_NOTABLE = 500;
/** What is said once is said again after so long a time. */
const REPEAT_AFTER_MS = 5000;

export interface FinishedRequest {
  readonly request: number;
  readonly type: number;
  readonly outcome: (typeof OUTCOME_NAMES)[number];
  readonly sentMs: number;
  readonly latencyMs: number;
}

/** Keeps the finished requests and the notable facts of a run. */
export class Keeper implements Observer {
  readonly notable: Notable[] = [];
  readonly finished: FinishedRequest[] = [];
  private readonly subjects: readonly Subject[];
  private readonly owners: Int32Array;
  /** Ids of blocks and parts by index. */
  private readonly ids: string[] = [];
  private readonly blueprint: Blueprint;
  private readonly types = new Map<number, number>();
  private readonly lostSinceDown: number[] = [];
  private readonly isDown: boolean[] = [];

  constructor(subjects: readonly Subject[], blueprint: Blueprint) {
    this.subjects = subjects;
    this.owners = ownersOf(subjects);
    this.blueprint = blueprint;
    for (const { id, index, firstPart, partNames } of subjects) {
      this.ids[index] = id;
      partNames.forEach((name, part) => (this.ids[firstPart + part] = `${id}/${name}`));
    }
  }

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    switch (fact) {
      case Fact.sent:
        if (a === 1 && this.finished.length < MAX_FINISHED) this.types.set(request, b);
        break;
      case Fact.finished:
        this.keepFinished(timeUs, request, a, b);
        break;
      case Fact.refused:
        if (a === Outcome.failed) this.countLost(block, request);
        else this.note({ what: 'queue-full', ...this.at(timeUs, block) });
        break;
      case Fact.swallowed:
      case Fact.broken:
        this.countLost(block, request);
        break;
      case Fact.started:
      case Fact.served:
      case Fact.queued:
      case Fact.chose:
        break;
      default:
        this.keepRare(timeUs, fact, block, request, a, b);
    }
  }

  private keepFinished(timeUs: number, request: number, outcome: number, latencyUs: number): void {
    const type = this.types.get(request);
    if (type === undefined || this.finished.length >= MAX_FINISHED) return;
    this.types.delete(request);
    const sentMs = (timeUs - latencyUs) / 1000;
    this.finished.push({ request, type, outcome: OUTCOME_NAMES[outcome]!, sentMs, latencyMs: latencyUs / 1000 });
  }

  private countLost(block: number, request: number): void {
    if (request >= 0) this.lostSinceDown[block] = (this.lostSinceDown[block] ?? 0) + 1;
  }

  private keepRare(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    const at = this.at(timeUs, block);
    if (fact === Fact.wentDown || fact === Fact.cameUp) this.powered(at, block, fact === Fact.cameUp);
    else if (fact === Fact.believed) this.believed(at, block, a, b === 1);
    else if (fact === Fact.changed) this.changed(at, a);
    else if (fact === Fact.noServer) this.note({ what: 'nobody-left', ...at });
    else if (fact === Fact.breakerOpened || fact === Fact.breakerClosed) {
      this.note({ what: fact === Fact.breakerOpened ? 'breaker-opened' : 'breaker-closed', about: this.ids[a]!, ...at });
    } else if (fact === Fact.ejected) this.note({ what: 'ejected', about: this.targetOf(block, a), forMs: b, ...at });
    else if (fact === Fact.lostWrites) this.note({ what: 'lost-writes', count: a, keys: b, ...at });
    else if (fact === Fact.lostMessage) this.lostMessage(at);
    else if (fact === Fact.rebalancing) this.note({ what: a === 1 ? 'rebalancing' : 'rebalanced', ...at });
    else if (fact === Fact.purged && a === 1) this.note(b < 0 ? { what: 'cleared', ...at } : { what: 'purged', key: b, ...at });
    else if (fact === Fact.wrote && request < 0) this.note({ what: 'published', key: b, ...at });
    else if (fact === Fact.shed) this.note({ what: 'shedding', ...at });
    else if (fact === Fact.limited && a === 1) this.note({ what: 'limiting', ...at });
    else if (fact === Fact.deadLettered) this.note({ what: 'dead-lettered', ...at });
    else if (fact === Fact.memberDied) this.note({ what: 'member-died', ...at });
  }

  private powered(at: { atMs: number; block: string }, block: number, isUp: boolean): void {
    this.isDown[block] = !isUp;
    if (!isUp) this.lostSinceDown[block] = 0;
    this.note({ what: isUp ? 'came-up' : 'went-down', ...at });
  }

  private believed(at: { atMs: number; block: string }, block: number, position: number, isUp: boolean): void {
    const about = this.targetOf(block, position);
    const index = this.ids.indexOf(about);
    const lost = this.isDown[index] === true ? (this.lostSinceDown[index] ?? 0) : 0;
    this.note({ what: isUp ? 'believed-up' : 'believed-down', about, lost, ...at });
  }

  private changed(at: { atMs: number; block: string }, number: number): void {
    const happening = this.blueprint.happenings[number];
    const set = happening !== undefined && 'set' in happening ? happening.set : {};
    const isPowerOnly = Object.keys(set).every((field) => field === 'up');
    if (!isPowerOnly) this.note({ what: 'changed', set, ...at });
  }

  /** The messages that die with a broker are one line of the log. */
  private lostMessage(at: { atMs: number; block: string }): void {
    const last = this.notable.at(-1);
    if (last?.what === 'lost-messages' && last.block === at.block && last.atMs === at.atMs) {
      this.notable[this.notable.length - 1] = { ...last, count: last.count + 1 };
    } else this.note({ what: 'lost-messages', count: 1, ...at });
  }

  private targetOf(balancer: number, position: number): string {
    const options = this.subjects[this.owners[balancer]!]!.options();
    return options.kind === 'load-balancer' ? (options.to[position] ?? '') : '';
  }

  private at(timeUs: number, block: number): { atMs: number; block: string } {
    return { atMs: timeUs / 1000, block: this.ids[block]! };
  }

  private note(notable: Notable): void {
    const isRepeated = REPEATED.has(notable.what);
    const last = isRepeated ? this.notable.findLast((one) => one.what === notable.what && one.block === notable.block) : undefined;
    const isOld = last === undefined || notable.atMs - last.atMs >= REPEAT_AFTER_MS;
    if (isOld && this.notable.length < MAX_NOTABLE) this.notable.push(notable);
  }
}
