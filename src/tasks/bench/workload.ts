import { mm1 } from '#theory/mm1.ts';
import { roundRobinMeanInSystem } from '#theory/balancing.ts';

/** What is simulated: exponential work of mean 1 at nine tenths of full load. */
export type Workload = 'mm1' | 'rr' | 'lc';

export const LOAD = 0.9;
export const SERVERS: Readonly<Record<Workload, number>> = { mm1: 1, rr: 10, lc: 10 };

/** Mean time in system that a right simulation comes to. Least connections: the shortest of ten queues, solved numerically. */
export const MEAN_IN_SYSTEM: Readonly<Record<Workload, number>> = {
  mm1: mm1(LOAD).meanInSystem,
  rr: roundRobinMeanInSystem(10, LOAD),
  lc: 1.913114,
};

export interface Outcome {
  readonly customers: number;
  /** 0 where a program does not count them. */
  readonly events: number;
  readonly meanInSystem: number;
}

/** One program that simulates a workload for so many customers. */
export interface Contestant {
  readonly name: string;
  /** Share of the customers it gets: slow ones are measured on fewer. */
  readonly share: number;
  readonly run: (workload: Workload, customers: number, seed: number) => Outcome | Promise<Outcome>;
}
