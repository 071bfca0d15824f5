import { leaveOut, nextSaid, nounPhrase, type Piece } from './piece.ts'

/** Who is there and does something does it: "there is a duck swimming" swims. */
export function dropThere(pieces: Piece[]): void {
  for (const [i, { from, role }] of pieces.entries()) {
    if (from !== 'there' || pieces[i + 1]?.role !== 'be') continue
    const { end, named } = nounPhrase(pieces, i + 2)
    if (role === 'noun' && named && nextSaid(pieces, end - 1)?.role === 'verb') leaveOut(pieces, i, i + 2)
  }
}
