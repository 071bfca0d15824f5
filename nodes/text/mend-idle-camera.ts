import type { Grammar } from './grammar.ts'
import { hasSubject, isEnd, isHole, leaveOut, nounPhrase, type Piece, saidBefore } from './piece.ts'
import { particles } from './word-roles.ts'

const objects = new Set(['it', 'them', 'him', 'her'])

/** A camera that does what nobody knows goes, and whom it does that to, as in "the camera follows it"; so does one that does nothing, "handheld camera". */
export function mendIdleCamera(pieces: Piece[], grammar: Grammar): void {
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]!.to !== 'camera' || !(isHole(pieces[i + 1]) || isHole(pieces[i - 1]))) continue
    let end = i + 1
    while (
      pieces[end] &&
      (pieces[end]!.to === '' || objects.has(pieces[end]!.to) || particles.has(pieces[end]!.to))
    )
      end++
    if (pieces[end]?.role === 'preposition' && !nounPhrase(pieces, end + 1).named) end++
    // What it goes around is there.
    const around = pieces[end]?.role === 'preposition' ? nounPhrase(pieces, end + 1) : undefined
    const thing = around?.named === true && grammar.isCharacter(pieces[around.end - 1]!.to)
    if (thing) end++
    const whither = pieces[end]?.to === 'to' && around?.named === true && !thing
    if (whither) end = around.end
    const link = pieces[end]?.role === 'link'
    const place = pieces[end]?.role === 'preposition' || pieces[end]?.role === 'phrase'
    if (!thing && !link && !place && !isEnd(pieces[end]?.role)) continue
    // "the camera shakes and a dinosaur walks".
    const opens = !hasSubject(pieces, i)
    if (link && opens) end++
    const article = saidBefore(pieces, i)
    leaveOut(pieces, pieces[article]?.role === 'article' ? article : i, end)
  }
}
