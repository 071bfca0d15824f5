/** The first of some words. */
export function firstOf(words: string): string {
  return words.split(' ', 1)[0]!
}
