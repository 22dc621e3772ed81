/** Largest seed a reader may type. */
export const MAX_SEED = 999_999_999;

/** A whole seed from what was typed; anything else gives 1 and a notice. */
export function readSeed(text: string, notices: string[]): number {
  const seed = Number(text);
  if (text.trim() !== '' && Number.isFinite(seed)) {
    const taken = Math.min(MAX_SEED, Math.max(0, Math.round(seed)));
    if (taken !== seed) notices.push(`A seed is a whole number from 0 to ${MAX_SEED}; ${taken} was taken.`);
    return taken;
  }
  notices.push(`A seed is a whole number from 0 to ${MAX_SEED}; 1 was taken.`);
  return 1;
}
