import { NumberMap } from '#kernel/number-map.ts';

const NONE = -1;

/** A fetch under way, and the calls that wait for it. */
export interface Flight {
  readonly name: number;
  readonly key: number;
  /** The request that is sent on; held as long as the flight is. */
  readonly request: number;
  readonly waiting: number[];
}

/** Fetches of one cache, by ticket. Two fetches of one name may be under way where misses do not share. */
export class CacheFlights {
  private readonly flights: (Flight | undefined)[] = [];
  private readonly freeTickets: number[] = [];
  /** The latest ticket of each name. */
  private readonly byName = new NumberMap();

  get count(): number {
    return this.flights.length - this.freeTickets.length;
  }

  /** Calls that wait for any of them. */
  get waiting(): number {
    return this.flights.reduce((sum, flight) => sum + (flight?.waiting.length ?? 0), 0);
  }

  open(name: number, key: number, request: number): number {
    const ticket = this.freeTickets.pop() ?? this.flights.length;
    this.flights[ticket] = { name, key, request, waiting: [] };
    this.byName.set(name, ticket);
    return ticket;
  }

  get(ticket: number): Flight | undefined {
    return this.flights[ticket];
  }

  /** The latest fetch of a name that is under way. */
  of(name: number): Flight | undefined {
    const ticket = this.byName.get(name, NONE);
    return ticket === NONE ? undefined : this.flights[ticket];
  }

  /** Ends a fetch that is under way. */
  close(ticket: number): Flight {
    const flight = this.flights[ticket]!;
    this.flights[ticket] = undefined;
    this.freeTickets.push(ticket);
    if (this.byName.get(flight.name, NONE) === ticket) this.byName.delete(flight.name);
    return flight;
  }

  /** Every ticket in use. For rare moments only. */
  tickets(): number[] {
    return [...this.flights.keys()].filter((ticket) => this.flights[ticket] !== undefined);
  }
}
