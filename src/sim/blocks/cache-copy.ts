import { NO_SUCH_KEY } from './calls.ts';
import type { Network } from './network.ts';

/** What an answer says of itself: whose version of the key it is, which, since when, and how large. */
export interface Copy {
  /** Block index of the origin, −1 when it carries no version. */
  readonly origin: number;
  readonly version: number;
  /** When the origin made it. */
  readonly madeUs: number;
  readonly sizeKb: number;
  /** It says that there is no such key. */
  readonly isNegative: boolean;
}

/** What an answer says of itself. */
export function copyOf(network: Network, call: number): Copy {
  const { calls, simulation } = network;
  const version = calls.version[call]!;
  const isNegative = version === NO_SUCH_KEY;
  const hasVersion = version >= 0;
  return {
    origin: hasVersion ? calls.origin[call]! : -1,
    version,
    madeUs: hasVersion ? calls.madeUs[call]! : simulation.nowUs,
    sizeKb: network.answerKb(call),
    isNegative,
  };
}
