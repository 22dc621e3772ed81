import type { ServerOptions } from '#blocks/options.ts';
import { ServerCalls } from '#blocks/server-calls.ts';
import { Server } from '#blocks/server.ts';
import { Shedder } from '#blocks/shedder.ts';
import { serverFields } from '#blueprint/fields/server.ts';
import { kindOf, NO_PARTS } from '#blueprint/kind.ts';
import { StationFold } from '#metrics/station-fold.ts';

export const serverKind = kindOf<ServerOptions>({
  kind: 'server',
  fields: serverFields,
  parts: NO_PARTS,
  make: (options, { id, network, index, seed, indexOf }) => {
    const block = new Server(id, options, network, index, seed, {
      calls: (host, { calls }, firstCode) => new ServerCalls(host, calls, indexOf, firstCode, seed, id),
      shedder: () => new Shedder(network, index, seed, id),
    });
    return { block, parts: [] };
  },
  fold: (subject, fromUs) => new StationFold(() => (subject.options() as ServerOptions).workers, fromUs),
});
