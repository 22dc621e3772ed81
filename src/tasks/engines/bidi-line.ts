interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Questions and answers of WebDriver BiDi over one socket. Leaves out events: nobody here subscribes to any. */
export class BidiLine {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      this.#hear(JSON.parse(String(data)) as Answer);
    });
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The browser has closed the line.'));
    });
  }

  static open(address: string): Promise<BidiLine> {
    const socket = new WebSocket(address);
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => {
        resolve(new BidiLine(socket));
      });
      socket.addEventListener('error', () => {
        reject(new Error(`Nobody answers at ${address}.`));
      });
    });
  }

  /** Sends a command and waits for what comes back. Throws what the browser says is wrong. */
  ask<Result>(method: string, params: Readonly<Record<string, unknown>>): Promise<Result> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #hear({ id, type, result, error, message }: Answer): void {
    const waiting = this.#waiting.get(id ?? -1);
    if (!waiting) return;
    this.#waiting.delete(id ?? -1);
    if (type === 'success') waiting.resolve(result);
    else waiting.reject(new Error(`${error ?? ''}: ${message ?? ''}`));
  }
}
