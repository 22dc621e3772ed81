interface At {
  readonly atMs: number;
  /** Id of the block or part it happened to. */
  readonly block: string;
}

/**
 * Something worth a line in the log of a run. `lost` counts the requests a server lost from going down to that moment;
 * `about` names the other block.
 */
export type Notable = At &
  (
    | { readonly what: 'went-down' | 'came-up' }
    | { readonly what: 'believed-down' | 'believed-up'; readonly about: string; readonly lost: number }
    | { readonly what: 'changed'; readonly set: Readonly<Record<string, unknown>> }
    /** Lines and full queues that turn somebody away; said once while they last. */
    | { readonly what: 'queue-full' | 'nobody-left' | 'shedding' | 'limiting' | 'dead-lettered' | 'member-died' }
    | { readonly what: 'breaker-opened' | 'breaker-closed'; readonly about: string }
    | { readonly what: 'ejected'; readonly about: string; readonly forMs: number }
    | { readonly what: 'lost-writes'; readonly count: number; readonly keys: number }
    | { readonly what: 'lost-messages'; readonly count: number }
    | { readonly what: 'rebalancing' | 'rebalanced' | 'cleared' }
    | { readonly what: 'purged' | 'published'; readonly key: number }
  );

export type NotableWhat = Notable['what'];

/** What is said once and then again only after a while, however often it happens. */
export const REPEATED: ReadonlySet<NotableWhat> = new Set([
  'queue-full',
  'nobody-left',
  'shedding',
  'limiting',
  'dead-lettered',
  'member-died',
]);
