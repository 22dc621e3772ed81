import { Consumer } from '#blocks/consumer.ts';
import type { ConsumerOptions } from '#blocks/queue-options.ts';
import { ServerCalls } from '#blocks/server-calls.ts';
import { consumerFields } from '#blueprint/fields/consumer.ts';
import { kindOf, NO_PARTS } from '#blueprint/kind.ts';
import { ConsumerFold } from '#metrics/consumer-fold.ts';

export const consumerKind = kindOf<ConsumerOptions>({
  kind: 'consumer',
  fields: consumerFields,
  parts: NO_PARTS,
  make: (options, { id, network, index, seed, indexOf }) => {
    const block = new Consumer(id, options, network, index, seed, indexOf(options.from), (host, { calls }, firstCode) => {
      return new ServerCalls(host, calls, indexOf, firstCode, seed, id);
    });
    return { block, parts: [] };
  },
  fold: (subject, fromUs) => new ConsumerFold(() => subject.options() as ConsumerOptions, fromUs),
});
