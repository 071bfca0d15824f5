import type { Grammar } from './grammar.ts'
import type { Phrase } from './longest-match.ts'
import { isGoverned, isHole, leaveOut, merged, nounPhrase, type Piece, saidBefore } from './piece.ts'
import { placeAt } from './place-at.ts'

/** Two things that a word between them told apart get "and" in its place. */
export function linkThings(pieces: Piece[], phrases: ReadonlyMap<string, Phrase>, grammar: Grammar): void {
  let subject = false
  for (let i = 0; i < pieces.length; i++) {
    const { role } = pieces[i]!
    if (role === 'noun') subject ||= !isGoverned(pieces, i)
    const last = saidBefore(pieces, i)
    const before = pieces[last]?.role
    const hole = role === 'noun' && before === 'noun' && isHole(pieces[i - 1])
    // "a horse eats grass" is in no grass.
    if (hole && phrases.has(pieces[i]!.to)) leaveOut(pieces, i, i + 1)
    // "a cat catches mice".
    const bare = hole && [last, i].every((at) => grammar.isCharacter(pieces[at]!.to))
    if (!subject || (role !== 'article' && role !== 'verb' && !bare)) continue
    if (before !== 'verb' && (role === 'verb' || (before !== 'noun' && before !== 'phrase'))) continue
    const parted = pieces.slice(last + 1, i).findIndex((piece) => isHole(piece) || piece.role === 'gone')
    if (parted < 0) continue
    const { end } = nounPhrase(pieces, i)
    const place = role === 'article' && placeAt(pieces, i, end, phrases)
    if (place) {
      pieces.splice(i, end - i, merged(pieces.slice(i, end), place.to, 'phrase'))
      continue
    }
    // What the camera does is not known: what it looks at is there.
    if (pieces[last]!.to === 'camera' && pieces[last - 1]?.role === 'article') {
      leaveOut(pieces, last - 1, i)
      continue
    }
    const at = last + 1 + parted
    pieces[at] = { from: pieces[at]!.from, to: 'and', role: 'link' }
  }
}
