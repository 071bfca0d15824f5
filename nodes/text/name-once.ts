import type { Grammar } from './grammar.ts'
import { merged, type Piece } from './piece.ts'

/** Who is named by two words that mean the same is named once: "a golden retriever puppy", "a panda bear". */
export function nameOnce(pieces: Piece[], grammar: Grammar): void {
  for (let i = pieces.length - 1; i > 0; i--) {
    const both = pieces.slice(i - 1, i + 1)
    const [one, other] = both.map(({ to }) => to) as [string, string]
    if (!both.every(({ role, to }) => role === 'noun' && grammar.isCharacter(to))) continue
    if (grammar.names(one, other) || grammar.names(other, one))
      pieces.splice(i - 1, 2, merged(both, other, 'noun'))
  }
}
