import type { Lexicon } from './lexicon.ts'
import { merged, type Piece } from './piece.ts'

const joins: ReadonlySet<Piece['role']> = new Set(['comma', 'link', 'gone', 'unknown'])
const lead = 'the camera '

/**
 * Two camera moves that go by other names, "then" or "and" between them, are one path, as the model says it: "pull back, then close-up" zooms out,
 * then zooms in. It knows no third.
 */
export function mendCameraPath(pieces: Piece[], { cameras, sequences }: Lexicon): void {
  if (sequences.length === 0) return
  const movesOf = ({ role, to }: Piece): readonly string[] =>
    (role === 'clause' && cameras.find(({ phrases }) => phrases.includes(to))?.phrases) || []
  for (let i = 0; i < pieces.length; i++) {
    const first = movesOf(pieces[i]!)
    let [path, next] = ['', followed(pieces, i)]
    while (first.length > 0 && next > i) {
      const whole = pieces.slice(i, next + 1)
      const second = movesOf(whole.at(-1)!)
      const how = whole.map(({ to }) => to).find((to) => /^(?:and|then|and then)$/.test(to))
      if (second.length === 0 || how === undefined) break
      if (path === '' && second !== first)
        path = `${told(first)}${how === 'then' ? ', then' : ' and then'} ${told(second).replace(lead, '')}`
      pieces.splice(i, whole.length, merged(whole, path || pieces[i]!.to, 'clause'))
      next = followed(pieces, i)
    }
  }
}

/** A move as what the camera does, where that can be said. */
function told(phrases: readonly string[]): string {
  return phrases.find((phrase) => phrase.startsWith(lead)) ?? phrases[0]!
}

/** Where the clause is that only links and commas part from the one at `i`; -1 where none is. */
function followed(pieces: readonly Piece[], i: number): number {
  const next = pieces.findIndex(({ role }, at) => at > i && !joins.has(role))
  return pieces[next]?.role === 'clause' ? next : -1
}
