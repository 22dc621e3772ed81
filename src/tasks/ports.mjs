import { Complaint } from './process.mjs';

const TRIES = 20;

/**
 * Opens the server on the first free port from `first` upwards and gives the port; 0 lets the system choose.
 * Each port in use costs one line. Throws a Complaint when none is free.
 * @param {import('node:http').Server} server
 * @param {number} first
 * @param {string} host
 */
export async function listenFrom(server, first, host = '127.0.0.1') {
  for (let port = first; port < first + TRIES && port < 65_536; port++) {
    const code = await listen(server, port, host);
    if (code === null) return boundPort(server);
    if (code !== 'EADDRINUSE') throw new Complaint(`Cannot listen on ${host}, port ${port} (${code}). Choose another: PORT=8080 npm start`);
    console.error(`Port ${port} is in use, trying ${port + 1}. To choose one yourself: PORT=8080 npm start`);
  }
  throw new Complaint(`No free port from ${first} to ${first + TRIES - 1}. Choose one: PORT=8080 npm start`);
}

/**
 * @param {import('node:http').Server} server @param {number} port @param {string} host
 * @returns {Promise<string | null>} the system's error code, or null
 */
function listen(server, port, host) {
  return new Promise((resolve) => {
    /** @param {NodeJS.ErrnoException} error */
    const failed = (error) => resolve(error.code ?? 'unknown');
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve(null);
    });
  });
}

/** @param {import('node:http').Server} server */
function boundPort(server) {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** The port in the environment's PORT, or the usual one. Throws a Complaint for anything but a port number. @param {string | undefined} text */
export function wantedPort(text) {
  if (text === undefined || text === '') return 4321;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Complaint(`PORT is '${text}'; it must be a whole number from 0 to 65535.`);
}
