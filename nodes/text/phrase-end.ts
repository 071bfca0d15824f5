import type { Piece } from './piece.ts'
import type { Grammar } from './grammar.ts'

/** Where what the verb at `i` says ends: "turns blue" and "jumps up and down" are each one thing to say, whatever was taken out within. */
export function phraseEnd(pieces: readonly Piece[], i: number, grammar: Grammar): number {
  const said = pieces.slice(i).flatMap(({ to }, k) => (to === '' ? [] : [{ to, k }]))
  return i + said[grammar.phraseAt(said.map(({ to }) => to)) - 1]!.k + 1
}
