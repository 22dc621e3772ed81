/** One place of the course that search can lead to. */
export interface Place {
  /** from the root of the edition, fragment included */
  readonly address: string;
  readonly page: string;
  readonly title: string;
  readonly text: string;
}

/** What a page would fetch: from disk it cannot, so it comes as a script beside the pages. */
export interface OnDisk {
  /** contents by path from the root */
  readonly files: Readonly<Record<string, string>>;
  /** `Place[]` as JSON: parsed only when somebody searches */
  readonly places: string;
}

/** The name under which the packer leaves it. */
export const ON_DISK = 'pipOnDisk';

/** What the packer left. */
export function onDisk(): OnDisk {
  return (globalThis as unknown as Record<typeof ON_DISK, OnDisk>)[ON_DISK];
}
