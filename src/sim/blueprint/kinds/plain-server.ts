import type { ServerOptions } from '#blocks/options.ts';
import { Server } from '#blocks/server.ts';
import { serverFields } from '#blueprint/fields/server.ts';
import { kindOf, NO_PARTS } from '#blueprint/kind.ts';
import { StationFold } from '#metrics/station-fold.ts';

/** Servers that neither call others nor shed load: what most figures need, and half the download. */
export const plainServerKind = kindOf<ServerOptions>({
  kind: 'server',
  fields: serverFields,
  parts: NO_PARTS,
  make: (options, { id, network, index, seed }) => ({
    block: new Server(id, options, network, index, seed, { calls: null, shedder: null }),
    parts: [],
  }),
  fold: (subject, fromUs) => new StationFold(() => (subject.options() as ServerOptions).workers, fromUs),
});
