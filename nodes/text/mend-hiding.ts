import { leaveOut, type Piece, saidBefore } from './piece.ts'

/** Where nobody is left to go, nobody goes behind anything. */
export function mendHiding(pieces: Piece[]): void {
  for (let i = 0; i < pieces.length; i++)
    if (pieces[i]!.hides && pieces[saidBefore(pieces, i)]?.role !== 'verb') leaveOut(pieces, i, i + 1)
}
