import type { Distribution } from '#kernel/distribution.ts';

export interface DatabaseOptions {
  readonly kind: 'database';
  readonly up: boolean;
  readonly place: string | null;
  readonly readTime: Distribution;
  readonly writeTime: Distribution;
  /** Requests that the primary, and each replica, serves at the same time. */
  readonly connections: number;
  readonly queueLimit: number | null;
  readonly replicas: number;
  readonly replicationLag: Distribution;
  readonly readFrom: 'primary' | 'replicas' | 'any';
  /** Keys from this number up are answered "no such key"; `null` = all keys are known. */
  readonly knownKeys: number | null;
}
