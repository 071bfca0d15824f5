import { isGoverned, nextSaid, nounPhrase, type Piece, saidBefore, saidBehind } from './piece.ts'
import type { Grammar } from './grammar.ts'
import { clauseLinks, determiners } from './word-roles.ts'

/** Behind a number a character and what it does are in the plural: "two dog jumps" is "two dogs jump". */
export function agreeNumbers(pieces: Piece[], grammar: Grammar): void {
  for (let i = 0; i < pieces.length; i++) {
    if (isMany(pieces[i]!, grammar)) agreeNext(pieces, i, grammar)
    if (pieces[i]!.to === 'and') agreeJoined(pieces, i, grammar)
    if (pieces[i]!.role !== 'article') continue
    const { end, named } = nounPhrase(pieces, i)
    const thing = pieces[end - 1]!
    // Of "a duck and her ducklings" nobody counts these.
    if (named && determiners.has(pieces[i]!.from) && isMany(thing, grammar))
      pieces[i] = { from: pieces[i]!.from, to: '', role: 'gone' }
    if (!grammar.isSeveral(pieces[i]!.to)) continue
    if (!named || !grammar.isCharacter(thing.to)) continue
    pieces[end - 1] = { ...thing, to: grammar.several(thing.to) }
    if (!isGoverned(pieces, i)) agreeVerbs(pieces, end - 1, grammar)
  }
}

/** "robots marching" walk. */
function agreeNext(pieces: Piece[], i: number, grammar: Grammar): void {
  const next = saidBehind(pieces, i)
  const verb = pieces[next]
  if (verb?.role === 'verb' && !isGoverned(pieces, i)) pieces[next] = { ...verb, to: grammar.plural(verb.to) }
}

/** Whether a piece names several of a kind by that word alone, as "robots" does. */
function isMany({ role, to }: Piece, grammar: Grammar): boolean {
  return role === 'noun' && grammar.isCharacter(to) && !grammar.isThing(to)
}

/** Of "a dog and a cat running" both run. */
function agreeJoined(pieces: Piece[], link: number, grammar: Grammar): void {
  const before = pieces[saidBefore(pieces, link)]
  const { end, named } = nounPhrase(pieces, link + 1)
  const verb = pieces[end]
  const both = named && before?.role === 'noun' && grammar.isCharacter(before.to)
  if (both && grammar.isCharacter(pieces[end - 1]!.to) && verb?.role === 'verb' && !verb.from.endsWith('s'))
    agreeVerbs(pieces, end - 1, grammar)
}

/** The verbs of the thing that ends at `last`, up to a comma or another one that does something. */
function agreeVerbs(pieces: Piece[], last: number, grammar: Grammar): void {
  let done = false
  for (let i = last + 1; i < pieces.length; i++) {
    const { role, to, from } = pieces[i]!
    if (role === 'comma' || role === 'clause') return
    // "but a fox spins".
    if (role === 'unknown' && clauseLinks.has(from) && nextSaid(pieces, i)?.role !== 'verb') return
    if (role === 'verb') {
      pieces[i] = { ...pieces[i]!, to: grammar.plural(to) }
      done = true
    }
    if (role !== 'link') continue
    const next = nextSaid(pieces, i)?.role
    const own = to === 'that' && pieces.slice(last + 1, i).every((piece) => piece.to === '')
    if (!own && next !== 'verb' && (done || to !== 'and')) return
  }
}
