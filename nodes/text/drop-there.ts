import { leaveOut, nextSaid, nounPhrase, type Piece } from './piece.ts'

/** Who is there and does something does it: "there is a duck swimming" swims. */
export function dropThere(pieces: Piece[]): void {
  for (const [i, { from, role }] of pieces.entries()) {
    if (from !== 'there' || pieces[i + 1]?.role !== 'be') continue
    let { end, named } = nounPhrase(pieces, i + 2)
    while (named && pieces[end]?.to === 'and') ({ end, named } = nounPhrase(pieces, end + 1))
    if (role === 'noun' && named && nextSaid(pieces, end - 1)?.role === 'verb') leaveOut(pieces, i, i + 2)
  }
}
