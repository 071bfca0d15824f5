import { dropLoose } from './drop-loose.ts'
import { dropThere } from './drop-there.ts'
import { agreeNumbers } from './agree-numbers.ts'
import type { Lexicon } from './lexicon.ts'
import { linkThings } from './link-things.ts'
import { mendDeeds } from './mend-deeds.ts'
import { mendEvents } from './mend-events.ts'
import { mendGoing } from './mend-going.ts'
import { mendHiding } from './mend-hiding.ts'
import { mendCameraPath } from './mend-camera-path.ts'
import { mendColours } from './mend-colours.ts'
import { mendIdleCamera } from './mend-idle-camera.ts'
import { mendNumbers } from './mend-numbers.ts'
import type { Phrase } from './longest-match.ts'
import { mendPlaces } from './mend-places.ts'
import { freeThing, mendPrepositions } from './mend-prepositions.ts'
import {
  hasSubject,
  isEnd,
  isHole,
  leaveOut,
  merged,
  nextSaid,
  nounPhrase,
  type Piece,
  saidBefore,
} from './piece.ts'
import { mendSteps } from './mend-steps.ts'
import { placeVerbs } from './place-verbs.ts'
import type { Grammar } from './grammar.ts'

/** Makes a sentence again of what unknown words left behind, where `unknownGo`; pieces change where they are. */
export function mendPieces(
  pieces: Piece[],
  grammar: Grammar,
  phrases: ReadonlyMap<string, Phrase>,
  lexicon: Lexicon,
  unknownGo: boolean,
): void {
  const { numbers, words } = lexicon
  if (unknownGo) mendNumbers(pieces, grammar, numbers)
  dropNegated(pieces, grammar)
  if (unknownGo) mendPlaces(pieces, lexicon)
  mendEvents(pieces, grammar, lexicon)
  mendColours(pieces, grammar, phrases)
  mendPrepositions(pieces, grammar, phrases, unknownGo && words.includes('with'))
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]!.role === 'article') dropArticle(pieces, i)
    else if (pieces[i]!.role === 'modifier' || pieces[i]!.ing) dropBare(pieces, i)
  }
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]!.role === 'be') dropBe(pieces, i)
    else if (pieces[i]!.role === 'preposition') freeThing(pieces, i, grammar)
  }
  agreeNumbers(pieces, grammar)
  placeVerbs(pieces, grammar)
  agreeNumbers(pieces, grammar) // of what was placed
  mendGoing(pieces, lexicon, grammar)
  mendIdleCamera(pieces, grammar)
  if (words.includes('and')) linkThings(pieces, phrases, grammar)
  dropThere(pieces)
  mendDeeds(pieces, grammar, lexicon, unknownGo)
  mendHiding(pieces)
  mendSteps(pieces)
  mendCameraPath(pieces, lexicon)
  dropLoose(pieces)
}

/** What is not there is not named: "with no snow" goes, and so does "does not" before what nobody knows. */
function dropNegated(pieces: Piece[], grammar: Grammar): void {
  for (let i = 0; i < pieces.length; i++) {
    const verb = pieces[i + 1]
    if (pieces[i]!.from === 'not' && verb?.ing) {
      const start = pieces[i - 1]?.role === 'be' ? i - 1 : i
      pieces.splice(start, i + 2 - start, negated(pieces.slice(start, i + 2), grammar.not(verb.to)))
      i = start
    }
    if (pieces[i]!.from === 'not' && isHole(pieces[i + 1]))
      leaveOut(pieces, denialAt(pieces, i), wantedEnd(pieces, i + 2, grammar))
    if (pieces[i]!.role !== 'negation') continue
    const { end } = nounPhrase(pieces, i + 1)
    const start = pieces[i - 1]?.role === 'preposition' ? i - 1 : i
    const all = pieces.slice(start, pieces[end]?.role === 'phrase' && end === i + 1 ? end + 1 : end)
    pieces.splice(start, all.length, merged(all, '', 'gone'))
    i = start
  }
}

/** Where "not" at `i` begins with "does" or "is". */
function denialAt(pieces: readonly Piece[], i: number): number {
  const before = pieces[i - 1]
  return before && (before.role === 'be' || /^(?:does|do)$/.test(before.to)) ? i - 1 : i
}

/** Where what nobody knows ends that somebody does not do, with what it is about: "does not wanna jump". */
function wantedEnd(pieces: readonly Piece[], start: number, grammar: Grammar): number {
  const verb = pieces[start]
  const isBare = verb?.role === 'verb' && !verb.ing && grammar.singular(verb.to) !== verb.to
  return isBare ? start + 1 : start
}

function negated(pieces: readonly Piece[], to = ''): Piece {
  return merged(pieces, to, to === '' ? 'gone' : 'verb')
}

/** An article goes, with the adjectives, where the thing is not known; "in the dark" and "a dark and snowy forest" are whole. */
function dropArticle(pieces: Piece[], i: number): void {
  const { end, named, hole } = ofTwoHoles(pieces, i)
  const bare = end === i + 1 && pieces[end]?.role !== 'verb'
  const nothing = pieces.slice(i + 1, end).every(({ to }) => to === '') && pieces[end]?.role === 'link'
  if (!named && (hole || bare || nothing)) leaveOut(pieces, i, end)
}

/** The noun phrase from `i`, over two unknown words that tell together what the thing is like: "a black and white dog". */
function ofTwoHoles(pieces: readonly Piece[], i: number): ReturnType<typeof nounPhrase> {
  const near = nounPhrase(pieces, i)
  const isJoined = pieces[near.end]?.role === 'link' && [-1, 1].every((by) => isHole(pieces[near.end + by]))
  if (near.named || !isJoined) return near
  const far = nounPhrase(pieces, near.end + 1)
  return far.named ? far : near
}

/** "snowy" goes where the thing that it begins with is not known. */
function dropBare(pieces: Piece[], i: number): void {
  const before = pieces[saidBefore(pieces, i)]?.role
  if (!isEnd(before) && before !== 'link') return
  const { end, named, hole } = nounPhrase(pieces, i)
  if (!named && hole && !(pieces[i]!.ing && hasSubject(pieces, i))) leaveOut(pieces, i, end)
}

/** "is" goes where what somebody is goes; so does "there is" before nothing. */
function dropBe(pieces: Piece[], i: number): void {
  const next = nextSaid(pieces, i)?.role
  const there = pieces[i - 1]?.from === 'there'
  const after = pieces[i + 1]
  const headless = isHole(pieces[i - 1]) && isEnd(pieces[saidBefore(pieces, i)]?.role)
  if (headless || isHole(after) || isEnd(next) || next === 'link' || (there && after?.role === 'gone'))
    leaveOut(pieces, there ? i - 1 : i, i + 1)
}
