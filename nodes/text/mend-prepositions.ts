import type { Phrase } from './longest-match.ts'
import {
  hasSubject,
  isHole,
  leaveOut,
  merged,
  nextSaid,
  nounPhrase,
  type Piece,
  saidBefore,
} from './piece.ts'
import { placeAt } from './place-at.ts'
import type { Grammar } from './grammar.ts'
import { levels } from './word-roles.ts'

const within: ReadonlySet<string> = new Set(['in', 'on', 'at', 'into', 'inside'])
const aims: ReadonlySet<string> = new Set(['at', 'to'])

/** Gives each preposition something to lead to, in words that are known, or takes it out. One that is not known becomes "with" where it `mayBeWith`. */
export function mendPrepositions(
  pieces: Piece[],
  grammar: Grammar,
  phrases: ReadonlyMap<string, Phrase>,
  mayBeWith: boolean,
): void {
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]!.role !== 'preposition') continue
    if (pieces[i]!.from === 'of') mendOf(pieces, i)
    else if (pieces[i]!.foreign) mendForeign(pieces, i, phrases, mayBeWith)
    else if (pieces[i]!.from === 'to' && nextSaid(pieces, i)?.role === 'verb') leaveOut(pieces, i, i + 1)
    if (aims.has(pieces[i]!.from) && pieces[i]!.role === 'preposition') mendAim(pieces, i, grammar)
    if (pieces[i]!.role === 'preposition') dropDangling(pieces, i, grammar)
    if (pieces[i]!.role === 'preposition') mendPlace(pieces, i, phrases, grammar)
  }
}

/** Nobody is at the camera that is looked at; "looks at a dog" and "talks to a dog" is with a dog there where nobody knows how to look or talk. */
function mendAim(pieces: Piece[], i: number, grammar: Grammar): void {
  const { end, named } = nounPhrase(pieces, i + 1)
  if (pieces[end - 1]!.to === 'camera') leaveOut(pieces, i, end)
  const other = named && grammar.isCharacter(pieces[end - 1]!.to) && !isCompound(pieces, end, grammar)
  let before = i - 1
  while (pieces[before]?.role === 'unknown' && pieces[before]!.from.endsWith('ly')) before--
  if (other && isHole(pieces[before]) && hasSubject(pieces, i))
    pieces[i] = { from: pieces[i]!.from, to: 'and', role: 'link' }
}

/** "a painting of a fox" is a fox where nobody knows paintings. */
function mendOf(pieces: Piece[], i: number): void {
  const before = pieces[saidBefore(pieces, i)]
  if (before && before.role !== 'comma' && !isHole(pieces[i - 1])) return
  let start = i
  while (isHole(pieces[start - 1])) start--
  if (pieces[start - 1]?.role === 'article') start--
  leaveOut(pieces, start, i + 1)
}

/** "through the snow" is in it; through a thing is with it. */
function mendForeign(
  pieces: Piece[],
  i: number,
  phrases: ReadonlyMap<string, Phrase>,
  mayBeWith: boolean,
): void {
  const piece = pieces[i]!
  const { end, named } = nounPhrase(pieces, i + 1)
  const place = placeAt(pieces, i + 1, end, phrases)
  // "after the fox walks" is no place.
  const clause = /^(?:before|after)$/.test(piece.from) && named && nextSaid(pieces, end - 1)?.role === 'verb'
  if (place) pieces.splice(i, end - i, merged(pieces.slice(i, end), place.to, 'phrase'))
  else if (clause)
    pieces[i] = hasSubject(pieces, i)
      ? { from: piece.from, to: 'and', role: 'link' }
      : { from: piece.from, to: '', role: 'gone' }
  // "turns into a panda": nobody knows how.
  else if (named && piece.from === 'into') leaveOut(pieces, i, end)
  else if (named && mayBeWith) pieces[i] = { from: piece.from, to: 'with', role: 'preposition' }
}

/** "in a space station" is in space where nobody knows stations, and "on a cloudy day" by day where nobody knows clouds. */
function mendPlace(pieces: Piece[], i: number, phrases: ReadonlyMap<string, Phrase>, grammar: Grammar): void {
  const { end, named, hole } = nounPhrase(pieces, i + 1)
  const bare = hole && !pieces.slice(i, end).some(({ role }) => role === 'article')
  const described = bare || (hole && within.has(pieces[i]!.from))
  const place =
    named && (described || isHole(pieces[end]) || isAbove(pieces, i))
      ? placeAt(pieces, i + 1, end, phrases)
      : undefined
  const all = pieces.slice(i, end)
  const said = all.flatMap(({ to }) => (to === 'an' ? 'a' : to === '' ? [] : to)).join(' ')
  if (place && ![...phrases.values()].some((own) => own.said.includes(said)))
    pieces.splice(i, end - i, merged(all, place.to, 'phrase'))
  // "in a train station" is in no train.
  else if (!place && named && within.has(pieces[i]!.from) && isCompound(pieces, end, grammar))
    leaveOut(pieces, i, end)
}

/** Whether somebody is said to be above a place, or below it; a camera may go over it. */
function isAbove(pieces: readonly Piece[], i: number): boolean {
  if (!levels.has(pieces[i]!.from)) return false
  return pieces.slice(0, i).findLast(({ role }) => role === 'noun' || role === 'clause')?.to !== 'camera'
}

/** Whether the thing before `end` only says what kind of unknown thing follows it; a verb ends otherwise, and something follows it. */
function isCompound(pieces: readonly Piece[], end: number, grammar: Grammar): boolean {
  const head = pieces[end]
  if (!isHole(head) || !grammar.isThing(pieces[end - 1]!.to) || !/^\p{L}+$/u.test(head!.from)) return false
  const after = pieces[end + 1]?.role
  return !/(?:s|ing|ed)$/.test(head!.from) && after !== 'article' && after !== 'unknown' && after !== 'noun'
}

/** A preposition that nothing is left behind goes, with the article and the adjectives of what is not there. */
function dropDangling(pieces: Piece[], i: number, grammar: Grammar): void {
  const { end, named, hole } = nounPhrase(pieces, i + 1)
  if (named || !(hole || pieces[i]!.foreign)) return
  const verb = pieces[saidBefore(pieces, i)]?.to.split(' ').at(-1) ?? ''
  if (!grammar.endsWith(verb, pieces[i]!.to)) leaveOut(pieces, i, end)
}

/** "with a dog" is a dog where nobody knows who was with it, and so it is where a dog that does something is with a place. */
export function freeThing(pieces: Piece[], i: number, grammar: Grammar): void {
  const { end, named } = nounPhrase(pieces, i + 1)
  const ofPlace = pieces[i]!.to === 'with' && saidBefore(pieces, i) >= 0 && pieces[end]?.role === 'verb'
  if (!(isHole(pieces[i - 1]) || ofPlace) || hasSubject(pieces, i) || !named) return
  const thing = pieces[end - 1]!.to
  if (grammar.isThing(thing) || (ofPlace && grammar.isCharacter(thing))) leaveOut(pieces, i, i + 1)
}
