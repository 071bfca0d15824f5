import { isGoverned, type Piece } from './piece.ts'
import type { Grammar } from './grammar.ts'

/** The character named last before `i` that no preposition leads to. */
export function subjectOf(pieces: readonly Piece[], i: number, grammar: Grammar): string | undefined {
  for (let at = i - 1; at >= 0; at--)
    if (pieces[at]!.role === 'noun' && grammar.isCharacter(pieces[at]!.to) && !isGoverned(pieces, at))
      return pieces[at]!.to
  return undefined
}
