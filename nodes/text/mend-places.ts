import type { Lexicon } from './lexicon.ts'
import type { Piece } from './piece.ts'

/**
 * Leaves one place, where a model knows one in a clip: what was said in its own words, or else said first; of a place that goes, the time and the weather stay.
 * "in a garden in the desert" is in the desert.
 */
export function mendPlaces(pieces: Piece[], { places }: Lexicon): void {
  const said = ` ${pieces.flatMap(({ role, from, to }) => (role !== 'phrase' || from === to ? [to] : [])).join(' ')} `
  const own = places.some(({ phrases }) => phrases.some((phrase) => said.includes(` ${phrase} `)))
  let isSaid = own
  for (const [i, piece] of pieces.entries()) {
    if (piece.role !== 'phrase' || piece.from === piece.to) continue
    const phrase = places
      .map(({ phrases }) => phrases[0]!)
      .find((phrase) => `${piece.to} `.startsWith(`${phrase} `))
    if (phrase === undefined) continue
    const rest = piece.to.slice(phrase.length + 1)
    if (isSaid) pieces[i] = rest === '' ? { from: piece.from, to: '', role: 'gone' } : { ...piece, to: rest }
    isSaid = true
  }
}
