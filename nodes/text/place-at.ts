import type { Phrase } from './longest-match.ts'
import type { Piece } from './piece.ts'

/** The place or time that the words from `start` to before `end` name. */
export function placeAt(
  pieces: readonly Piece[],
  start: number,
  end: number,
  phrases: ReadonlyMap<string, Phrase>,
): Phrase | undefined {
  const words = pieces.slice(start, end).map(({ to }) => to)
  const phrase = phrases.get(words.slice(-2).join(' ')) ?? phrases.get(words.at(-1) ?? '')
  return phrase?.clause ? undefined : phrase
}
