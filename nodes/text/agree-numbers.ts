import { nextSaid, nounPhrase, type Piece } from './piece.ts'
import type { Grammar } from './word-roles.ts'

/** Behind a number a character and its verb are in the plural: "two kitten jumps" is "two kittens jump". */
export function agreeNumbers(pieces: Piece[], grammar: Grammar): void {
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]!.role !== 'article' || !grammar.isSeveral(pieces[i]!.to)) continue
    const { end, named } = nounPhrase(pieces, i)
    const thing = pieces[end - 1]!
    if (!named) continue
    if (grammar.isThing(thing.to)) pieces[end - 1] = { ...thing, to: grammar.several(thing.to) }
    let at = end - 1
    if (nextSaid(pieces, at)?.to === 'that') at = pieces.indexOf(nextSaid(pieces, at)!)
    const verb = nextSaid(pieces, at)
    if (verb?.role === 'verb') pieces[pieces.indexOf(verb)] = { ...verb, to: grammar.plural(verb.to) }
  }
}
