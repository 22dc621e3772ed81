import { existsSync } from 'node:fs';

/** What a browser is asked for. Everything a reader does is made of these, so that each engine does it the same way. */
export interface Driver {
  readonly version: string;
  /** Goes to an address and waits until the page is loaded. */
  open(url: string): Promise<void>;
  /** The value of an expression that gives a string, in the page itself. */
  evaluate(expression: string): Promise<string>;
  /** Presses and lets go of the mouse, in pixels of the window. */
  clickAt(x: number, y: number): Promise<void>;
  /** Presses keys one after the other: a character, or one of NAMED_KEYS. */
  press(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** A browser that may be installed. */
export interface Engine {
  readonly name: string;
  /** the command that installs it on Debian */
  readonly install: string;
  /** null when something of it is missing */
  start(): Promise<Driver> | null;
}

/** The first of the places where there is a file. */
export function firstOf(...places: (string | undefined)[]): string | undefined {
  return places.find((place) => place !== undefined && place !== '' && existsSync(place));
}

/** Keys without a character of their own, and what WebDriver calls them. */
export const NAMED_KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
};

/** Mouse and keys as WebDriver and WebDriver BiDi both want to hear of them. */
export type Actions = readonly Readonly<Record<string, unknown>>[];

/** A click at a place of the window. */
export function clickActions(x: number, y: number): Actions {
  const actions = [
    { type: 'pointerMove', x, y, origin: 'viewport', duration: 0 },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  return [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }];
}

/** Keys, one after the other. */
export function keyActions(keys: readonly string[]): Actions {
  const actions = keys.flatMap((key) => {
    const value = NAMED_KEYS[key] ?? key;
    return [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ];
  });
  return [{ type: 'key', id: 'keys', actions }];
}
