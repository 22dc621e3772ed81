/** Does work that comes in steps all at once, and gives what comes of it. */
export function allOf<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
