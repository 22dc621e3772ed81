import { Client } from '#blocks/client.ts';
import type { ClientOptions } from '#blocks/options.ts';
import { clientFields } from '#blueprint/fields/client.ts';
import { kindOf, NO_PARTS } from '#blueprint/kind.ts';
import { NO_FIGURES } from '#metrics/block-fold.ts';

export const clientKind = kindOf<ClientOptions>({
  kind: 'client',
  fields: clientFields,
  parts: NO_PARTS,
  make: (options, { id, network, index, seed, indexOf }) => ({
    block: new Client(id, options, network, index, seed, indexOf),
    parts: [],
  }),
  fold: () => NO_FIGURES,
});
