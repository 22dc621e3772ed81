import type { Subject } from './subjects.ts';

/** One sort of request in the mixes of the clients. */
export interface RequestTypeInfo {
  readonly type: string;
  readonly isHonest: boolean;
}

/** The sorts that occur in a run and, by client (block index) and place in its mix, which of them each is. */
export interface RequestTypes {
  readonly all: readonly RequestTypeInfo[];
  readonly byClient: readonly (readonly number[] | undefined)[];
}

/** Sorts of the same name and honesty are one, whichever client sends them. */
export function requestTypesOf(subjects: readonly Subject[]): RequestTypes {
  const all: RequestTypeInfo[] = [];
  const byClient: (readonly number[] | undefined)[] = [];
  for (const subject of subjects) {
    const options = subject.options();
    if (options.kind !== 'client') continue;
    byClient[subject.index] = options.mix.map(({ type, honest }) => {
      const known = all.findIndex((one) => one.type === type && one.isHonest === honest);
      return known >= 0 ? known : all.push({ type, isHonest: honest }) - 1;
    });
  }
  return { all, byClient };
}
