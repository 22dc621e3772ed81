import type { Network } from './network.ts';

/** 31 bits of key, 9 of path, 13 of version: whole numbers are exact up to 2⁵³. */
const KEYS = 2_147_483_648;
const PATHS = 512;
const VERSIONS = 8192;

/** What a copy is kept under. */
export type NameBy = 'key' | 'path' | 'path+key';

/** Names of copies: numbers made of path, key and, where names carry it, version. More than 512 paths share numbers. */
export class CacheNames {
  private readonly network: Network;
  private readonly nameBy: NameBy;
  private readonly paths = new Map<string, number>();

  constructor(network: Network, nameBy: NameBy) {
    this.network = network;
    this.nameBy = nameBy;
  }

  /** @param origin whose version the name carries, −1 = none */
  nameFor(call: number, origin: number): number {
    const { network, nameBy } = this;
    const key = network.requests.key[network.calls.request[call]!]!;
    const version = origin < 0 ? 0 : network.versions.latest(origin, key);
    const path = nameBy === 'key' ? 0 : this.pathNumber(network.sortOf(call).path);
    return (nameBy === 'path' ? 0 : key + 1) + KEYS * (path + PATHS * (version % VERSIONS));
  }

  private pathNumber(path: string): number {
    let number = this.paths.get(path);
    if (number === undefined) {
      number = this.paths.size % PATHS;
      this.paths.set(path, number);
    }
    return number;
  }
}
