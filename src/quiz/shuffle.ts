const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The same parts in an order that depends only on the seed (a question's id): the built page and the live one agree. */
export function shuffled<T>(parts: readonly T[], seed: string): T[] {
  const next = numbersFrom(seed);
  const mixed = [...parts];
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = next() % (i + 1);
    [mixed[i], mixed[other]] = [mixed[other]!, mixed[i]!];
  }
  return mixed;
}

/** As `shuffled`, but never the order given: what is to be put in order must not lie there in order. */
export function disordered<T>(parts: readonly T[], seed: string): T[] {
  const mixed = shuffled(parts, seed);
  const isUnmoved = parts.length > 1 && mixed.every((part, i) => part === parts[i]);
  return isUnmoved ? [...mixed.slice(1), mixed[0]!] : mixed;
}

/** Whole numbers from 0 to 2³¹ − 1 (xorshift, seeded by a hash of the text; George Marsaglia, 2003). */
function numbersFrom(seed: string): () => number {
  let state = FNV_OFFSET;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), FNV_PRIME);
  state ||= 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0x7fffffff;
  };
}
