import type { Lexicon } from './lexicon.ts'

/** The most words that stand for something else together. */
export const longest = 4

/** A run of words that stands for something else. */
export interface Match {
  readonly kind: 'synonym' | 'phrase'
  readonly words: string
  readonly to: string
  readonly length: number
  /** Whether the phrase is a clause of its own, after a comma. */
  readonly clause: boolean
}

/** The usual phrase for a place, a time, a weather or what the camera does. */
export interface Phrase {
  readonly to: string
  readonly clause: boolean
  /** All that may be said for it. */
  readonly said: readonly string[]
}

/** Names of places, times, weathers and camera moves, with the usual phrase of each. */
export function phraseTable({ places, times, weathers, cameras }: Lexicon): Map<string, Phrase> {
  const table = new Map<string, Phrase>()
  for (const [list, clause] of [
    [places, false] as const,
    [times, false] as const,
    [weathers, false] as const,
    [cameras, true] as const,
  ]) {
    for (const { words, phrases } of list)
      for (const word of words) table.set(word, { to: phrases[0]!, clause, said: phrases })
  }
  return table
}

/** The longest run of words from `at` that stands for something else; a run of known words stands for itself. */
export function longestMatch(
  tokens: readonly string[],
  at: number,
  { synonyms }: Lexicon,
  phrases: ReadonlyMap<string, Phrase>,
  known: ReadonlySet<string>,
): Match | undefined {
  for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length)
    if (run.every((word) => known.has(word))) continue
    const words = run.join(' ')
    for (const name of new Set([words, run.join('-')])) {
      if (Object.hasOwn(synonyms, name))
        return { kind: 'synonym', words, to: synonyms[name]!, length, clause: false }
      const phrase = phrases.get(name)
      if (phrase) return { kind: 'phrase', words, length, ...phrase }
    }
  }
  return undefined
}
