import { MessageQueue } from '#blocks/message-queue.ts';
import type { MessageQueueOptions } from '#blocks/queue-options.ts';
import { messageQueueFields } from '#blueprint/fields/message-queue.ts';
import { kindOf } from '#blueprint/kind.ts';
import { partsOf } from '#blueprint/parts.ts';
import { QueueFold } from '#metrics/queue-fold.ts';

export const messageQueueKind = kindOf<MessageQueueOptions>({
  kind: 'message-queue',
  fields: messageQueueFields,
  parts: partsOf,
  make: (options, { id, network, index, firstPart, seed, indexOf }) => {
    const deadLetterTo = options.deadLetterTo === null ? -1 : indexOf(options.deadLetterTo);
    const block = new MessageQueue(id, options, network, { index, firstPart, deadLetterTo }, seed);
    return { block, parts: block.partitions };
  },
  fold: (subject, fromUs) => new QueueFold(subject.partNames, () => subject.options() as MessageQueueOptions, fromUs),
});
