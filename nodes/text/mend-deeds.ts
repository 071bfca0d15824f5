import type { Lexicon } from './lexicon.ts'
import { leaveOut, type Piece } from './piece.ts'
import { subjectOf } from './subject-of.ts'
import type { Grammar } from './grammar.ts'

/** What cannot be done goes: a car bites no cookie, nobody leaves a track on a lawn, and several do nothing to one thing. Where `unknownGo`, neither does nobody. */
export function mendDeeds(
  pieces: Piece[],
  grammar: Grammar,
  { characters, places }: Lexicon,
  unknownGo: boolean,
): void {
  if (!pieces.some(({ deed }) => deed)) return
  const said = ` ${pieces.map(({ to }) => to).join(' ')} `
  const where = places.filter(({ phrases }) => phrases.some((phrase) => said.includes(` ${phrase} `)))
  for (const [i, { deed }] of pieces.entries()) {
    if (!deed) continue
    const who = subjectOf(pieces, i, grammar)
    if (who === undefined && !unknownGo) continue
    const can = characters.some(
      ({ id, words }) => deed.characters.includes(id) && words.some((word) => ` ${word}`.endsWith(` ${who}`)),
    )
    if (!can || where.some(({ id }) => !deed.places.includes(id))) leaveOut(pieces, i, i + 1)
  }
}
