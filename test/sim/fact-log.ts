import { Fact } from '#kernel/facts.ts';
import type { FactKind, Observer } from '#kernel/facts.ts';

const NAMES = Object.fromEntries(Object.entries(Fact).map(([name, kind]) => [kind, name])) as Record<FactKind, keyof typeof Fact>;

export interface LoggedFact {
  readonly atMs: number;
  readonly fact: keyof typeof Fact;
  readonly block: number;
  readonly request: number;
  readonly a: number;
  readonly b: number;
}

/** Keeps every fact of a run, for tests. */
export class FactLog implements Observer {
  readonly facts: LoggedFact[] = [];

  onFact(timeUs: number, fact: FactKind, block: number, request: number, a: number, b: number): void {
    this.facts.push({ atMs: timeUs / 1000, fact: NAMES[fact], block, request, a, b });
  }

  of(fact: keyof typeof Fact): LoggedFact[] {
    return this.facts.filter((one) => one.fact === fact);
  }
}
