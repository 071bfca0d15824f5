import { leaveOut, type Piece } from './piece.ts'

/** Where nothing is done before it, "then" goes: "a fox turns green and then jumps" jumps, as no fox turns green. */
export function mendSteps(pieces: Piece[]): void {
  for (let i = 0; i < pieces.length; i++) {
    if (!/^(?:and )?then$/.test(pieces[i]!.to)) continue
    const before = pieces.slice(0, i)
    if (before.some(isDone)) continue
    leaveOut(pieces, i, i + 1)
    const last = before.findLastIndex(({ to }) => to !== '')
    if (before[last]?.role === 'comma') leaveOut(pieces, last, i)
  }
}

/** Whether a piece says that somebody does something, or the camera. */
function isDone({ to, role, hides }: Piece): boolean {
  return to !== '' && (role === 'verb' || role === 'clause' || hides === true || to.includes('camera'))
}
