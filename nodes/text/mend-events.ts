import type { Lexicon } from './lexicon.ts'
import { isGoverned, leaveOut, type Piece } from './piece.ts'
import type { Grammar } from './word-roles.ts'

/** What happens to somebody to whom it cannot goes: a balloon pops, a fox does not, and neither does it turn blue. */
export function mendEvents(pieces: Piece[], grammar: Grammar, { motions, characters }: Lexicon): void {
  const some = motions.filter(
    (motion) => motion.characters.length > 0 && motion.characters.length < characters.length,
  )
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]!.role !== 'verb') continue
    const end = phraseEnd(pieces, i, grammar)
    const said = [
      grammar.singular(pieces[i]!.to),
      ...pieces.slice(i + 1, end).flatMap(({ to }) => to || []),
    ].join(' ')
    const event = some.find(({ phrases }) => phrases.includes(said))
    const who = subjectOf(pieces, i, grammar)
    if (!event || who === undefined) continue
    const may = characters.some(
      ({ id, words }) => event.characters.includes(id) && words.some((word) => grammar.names(word, who)),
    )
    if (!may) leaveOut(pieces, i, end)
  }
}

/** Where what the verb at `i` says ends: "turns blue" is one thing to say. */
export function phraseEnd(pieces: readonly Piece[], i: number, grammar: Grammar): number {
  const said = pieces.slice(i).flatMap(({ to }, k) => (to === '' ? [] : [{ to, k }]))
  return i + said[grammar.phraseAt(said.map(({ to }) => to)) - 1]!.k + 1
}

/** The character named last before `i` that no preposition leads to. */
function subjectOf(pieces: readonly Piece[], i: number, grammar: Grammar): string | undefined {
  for (let at = i - 1; at >= 0; at--)
    if (pieces[at]!.role === 'noun' && grammar.isCharacter(pieces[at]!.to) && !isGoverned(pieces, at))
      return pieces[at]!.to
  return undefined
}
