import type { Deed } from './lexicon.ts'
import type { WordRole } from './word-roles.ts'

/**
 * Some words of a prompt and what stands in their place: themselves, other words, or nothing. A `phrase` is a place or
 * time, a `clause` what the camera does; what is `gone` was left out though it is known.
 */
export interface Piece {
  readonly from: string
  readonly to: string
  readonly role: WordRole | 'phrase' | 'clause' | 'unknown' | 'negation' | 'gone'
  /** A verb in -ing without "is" before it. */
  readonly ing?: boolean
  /** A preposition that the model does not know. */
  readonly foreign?: boolean
  /** How somebody goes behind a thing and comes out again. */
  readonly hides?: boolean
  /** A comma that stands for the end of a sentence. */
  readonly ends?: boolean
  /** What somebody does to a thing. */
  readonly deed?: Deed
}

/** Several pieces as one, which says something else or nothing. */
export function merged(pieces: readonly Piece[], to: string, role: Piece['role']): Piece {
  const words = pieces.map(({ from }) => from).filter((from) => from !== '')
  return { from: words.join(' '), to, role }
}

/** Whether a word names a thing: a noun, or an unknown word that is left as it is. */
export function isNamed({ role, to }: Piece): boolean {
  return role === 'noun' || (role === 'unknown' && to !== '')
}

/** Takes the pieces from `start` to before `end` out of the sentence; unknown ones are out already. */
export function leaveOut(pieces: Piece[], start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const { from, role } = pieces[i]!
    if (role !== 'unknown') pieces[i] = { from, to: '', role: 'gone' }
  }
}

/** Whether a word that the model does not know was taken out here; an adverb is not missed. */
export function isHole(piece: Piece | undefined): boolean {
  return piece?.role === 'unknown' && piece.to === '' && !piece.from.endsWith('ly')
}

/** The nearest piece before `i` that is still said; -1 where there is none. */
export function saidBefore(pieces: readonly Piece[], i: number): number {
  let at = i - 1
  while (at >= 0 && pieces[at]!.to === '') at--
  return at
}

/** The nearest piece behind `i` that is still said; the end where there is none. */
export function saidBehind(pieces: readonly Piece[], i: number): number {
  let at = i + 1
  while (pieces[at]?.to === '') at++
  return at
}

/** The nearest piece behind `i` that is still said. */
export function nextSaid(pieces: readonly Piece[], i: number): Piece | undefined {
  return pieces[saidBehind(pieces, i)]
}

/** The words from `start` that may name one thing, and whether they still do. */
export interface NounPhrase {
  readonly end: number
  readonly named: boolean
  readonly hole: boolean
}

/** An article, what describes the thing, and the thing. */
export function nounPhrase(pieces: readonly Piece[], start: number): NounPhrase {
  let [end, named, hole] = [start, false, false]
  for (; end < pieces.length; end++) {
    const { role, ing } = pieces[end]!
    if (isNamed(pieces[end]!)) named = true
    else if (named) break
    else if (
      role === 'article'
        ? end > start
        : !(role === 'modifier' || role === 'unknown' || role === 'gone' || ing)
    )
      break
    hole ||= isHole(pieces[end])
  }
  // "an astronaut riding": who it is that rides is not known.
  const first = pieces.slice(start, end).findIndex(isHole)
  if (!named && first >= 0) while (pieces[end - 1]!.ing && end - 1 > start + first) end--
  return { end, named, hole }
}

/** Whether a thing is named before that no preposition leads to. */
export function hasSubject(pieces: readonly Piece[], until: number): boolean {
  let governed = false
  for (let i = 0; i < until; i++) {
    const { role } = pieces[i]!
    if (role === 'clause') return true
    if (role === 'preposition') governed = true
    else if (role === 'noun' && !governed) return true
    else if (!['article', 'modifier', 'noun', 'unknown', 'gone'].includes(role)) governed = false
  }
  return false
}

/** Whether a preposition leads to the thing at `i`. */
export function isGoverned(pieces: readonly Piece[], i: number): boolean {
  let at = saidBefore(pieces, i)
  while (at >= 0 && ['modifier', 'noun'].includes(pieces[at]!.role)) at = saidBefore(pieces, at)
  // What stands before an article is another thing: "in the city a robot".
  while (at >= 0 && pieces[at]!.role === 'article') at = saidBefore(pieces, at)
  return pieces[at]?.role === 'preposition'
}

/** Whether a piece of this role, or none, ends a clause. */
export function isEnd(role: Piece['role'] | undefined): boolean {
  return role === undefined || role === 'comma'
}
