import type { Way } from './chase-way.ts'

/** Where the words begin, at the end of those so far, that say that somebody goes some way before it is told who chases it: "runs left," of "a cat runs left, chased by a dog". */
export function goneBefore(
  made: readonly string[],
  ways: readonly Way[],
  isGoing: (word: string) => boolean,
): { readonly start: number; readonly motion: Way['motion'] } | undefined {
  const end = made.length - (made.at(-1) === ',' ? 1 : 0)
  for (const { words, motion } of ways) {
    const start = end - words.length - 1
    if (start < 1 || !words.every((word, k) => made[start + 1 + k] === word)) continue
    return isGoing(made[start]!) ? { start, motion } : undefined
  }
  return undefined
}
