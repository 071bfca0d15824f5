import type { Phrase } from './longest-match.ts'
import { phraseEnd } from './phrase-end.ts'
import { isNamed, leaveOut, type Piece } from './piece.ts'
import type { Grammar } from './grammar.ts'

const between: ReadonlySet<Piece['role']> = new Set(['modifier', 'link', 'comma', 'unknown', 'gone'])

/**
 * A colour stays before what comes in it: one of several there ("a red and white bus" is red), none of what has its own
 * ("a red fox" is a fox), and none that no thing follows ("the sky is blue").
 */
export function mendColours(pieces: Piece[], grammar: Grammar, phrases: ReadonlyMap<string, Phrase>): void {
  for (let i = 0; i < pieces.length; i++) {
    // "turns blue" is a whole.
    if (pieces[i]!.role === 'verb') i = phraseEnd(pieces, i, grammar) - 1
    else if (isColour(pieces[i], grammar)) i = mendColour(pieces, i, grammar, phrases) - 1
  }
}

/** The colour at `i`, and those that follow it; gives where what it describes is. */
function mendColour(
  pieces: Piece[],
  i: number,
  grammar: Grammar,
  phrases: ReadonlyMap<string, Phrase>,
): number {
  const end = thingAt(pieces, i)
  const keeps = end !== undefined && isTold(pieces, i, end, grammar, phrases)
  const last = end ?? i + 1
  for (let k = keeps ? i + 1 : i; k < last; k++)
    if (isColour(pieces[k], grammar) || pieces[k]!.role === 'link' || pieces[k]!.role === 'comma')
      leaveOut(pieces, k, k + 1)
  return last
}

function isColour(piece: Piece | undefined, grammar: Grammar): boolean {
  return piece?.role === 'modifier' && grammar.isColour(piece.to)
}

/** Where the thing is that the colour at `i` describes, also behind "and" and another colour. */
function thingAt(pieces: readonly Piece[], i: number): number | undefined {
  let end = i + 1
  while (pieces[end] && between.has(pieces[end]!.role) && !isNamed(pieces[end]!)) end++
  const before = pieces[end - 1]!.role
  const thing = pieces[end]
  return thing && isNamed(thing) && before !== 'link' && before !== 'comma' ? end : undefined
}

/** Whether the colour at `i` may be said of the thing at `end`: a character that comes in colours, a word that is left as it is, or as a place is called. */
function isTold(
  pieces: readonly Piece[],
  i: number,
  end: number,
  grammar: Grammar,
  phrases: ReadonlyMap<string, Phrase>,
): boolean {
  const colour = pieces[i]!.to
  if (grammar.comesInColours(pieces[end]!.to)) return true
  let last = end
  while (pieces[last + 1]?.role === 'noun') last++
  const { to: thing, role } = pieces[last]!
  if (role === 'unknown' || grammar.comesInColours(thing)) return true
  return [...phrases.values()].some(({ said }) =>
    said.some((phrase) => phrase.includes(`${colour} ${thing}`)),
  )
}
