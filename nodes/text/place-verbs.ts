import { phraseEnd } from './phrase-end.ts'
import {
  hasSubject,
  isGoverned,
  isHole,
  leaveOut,
  merged,
  nounPhrase,
  type Piece,
  saidBefore,
} from './piece.ts'
import type { Grammar } from './grammar.ts'
import { articles, levels } from './word-roles.ts'

const ends: ReadonlySet<Piece['role']> = new Set(['comma', 'link'])
const saidThat: Piece = { from: '', to: 'that', role: 'link' }

/** Puts verbs behind who does what they say: "a sleeping cat" sleeps, and a dog that somebody walks walks. */
export function placeVerbs(pieces: Piece[], grammar: Grammar): void {
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    if (piece.role !== 'verb') continue
    if (agree(pieces, i, grammar)) continue
    if (piece.ing && isOfOther(pieces, i, grammar)) pieces.splice(i++, 0, saidThat)
    else if (piece.ing && isAttribute(pieces, i)) placeAttribute(pieces, i)
    else if (lacksSubject(pieces, i)) placeOrphan(pieces, i, grammar)
  }
}

/** Puts a verb into the singular where one thing is left of several; says whether it has its subject by that. */
function agree(pieces: Piece[], i: number, grammar: Grammar): boolean {
  const verb = pieces[i]!
  const last = saidBefore(pieces, i)
  const before = pieces[last]
  const link = pieces[saidBefore(pieces, last)]?.role
  const singular = { ...verb, to: grammar.singular(verb.to) }
  // "dogs jump" became "dog jump".
  if (before?.role === 'noun' && `${before.to}s` === before.from && link !== 'link') pieces[i] = singular
  // "a dog starts to run" became "a dog run".
  else if (before?.role === 'noun' && grammar.isThing(before.to) && isOne(pieces, last)) pieces[i] = singular
  // Of "a dog and a boy walk" the dog is left.
  if (before?.role !== 'link' || link !== 'noun' || !isHole(pieces[i - 1]) || verb.from.endsWith('s'))
    return false
  leaveOut(pieces, last, i)
  pieces[i] = singular
  return true
}

/** Whether one thing alone ends at `end`: neither "three fish" nor the dog of "a cat and a dog". */
function isOne(pieces: readonly Piece[], end: number): boolean {
  let [at, one] = [end, true]
  for (; at >= 0 && ['article', 'modifier', 'noun'].includes(pieces[at]!.role); at = saidBefore(pieces, at))
    if (pieces[at]!.role === 'article') one &&= articles.has(pieces[at]!.to)
  const before = pieces[at]?.role
  if (before === 'preposition') return false
  return one && !(before === 'link' && hasSubject(pieces, at) && !hasVerbBefore(pieces, at))
}

/** Whether the clause before a link tells what somebody does. */
function hasVerbBefore(pieces: readonly Piece[], link: number): boolean {
  const start = pieces.findLastIndex(({ role }, i) => i < link && ends.has(role)) + 1
  return hasVerb(pieces, start)
}

/** "a bee above a dog running": it is the dog that runs, where a dog runs. */
function isOfOther(pieces: readonly Piece[], i: number, grammar: Grammar): boolean {
  const at = saidBefore(pieces, i)
  const who = pieces[at]
  if (who?.role !== 'noun' || !grammar.isCharacter(who.to)) return false
  if (!isGoverned(pieces, at) || !hasSubject(pieces, at)) return false
  const verb = grammar.singular(pieces[i]!.to)
  return !grammar.isTravel(verb) || grammar.does(who.to, verb)
}

/** "a sleeping cat", "sleeping cat": the verb says how the thing is, and is not what the sentence tells. */
function isAttribute(pieces: readonly Piece[], i: number): boolean {
  const before = pieces[saidBefore(pieces, i)]
  if (before?.role === 'article') return true
  if (pieces[i + 1]?.role === 'article' || !nounPhrase(pieces, i + 1).named) return false
  if (before?.role === 'phrase') return !hasSubject(pieces, i)
  return !before || before.role !== 'noun'
}

/** Behind the thing where the clause has no other verb, or with "that" where it is another's; else it goes. */
function placeAttribute(pieces: Piece[], i: number): void {
  const { end } = nounPhrase(pieces, i + 1)
  let start = i
  while (start > 0 && ['article', 'modifier', 'unknown', 'gone'].includes(pieces[start - 1]!.role)) start--
  const before = pieces[start - 1]?.role
  const governed = before === 'preposition' || before === 'be' || before === 'verb'
  const [attribute] = pieces.slice(i, i + 1)
  leaveOut(pieces, i, i + 1)
  const below = levels.has(pieces[start - 1]?.from ?? '') && hasSubject(pieces, start - 1)
  const that = below && pieces[end]?.to !== 'that' ? [saidThat] : []
  if (that.length === 0 && (governed || hasVerb(pieces, end))) return
  pieces.splice(end, 0, ...that, { from: attribute!.from, to: attribute!.to, role: 'verb' })
  pieces.splice(i, 1)
}

/** Whether the one who does it is not known. */
function lacksSubject(pieces: readonly Piece[], i: number): boolean {
  const last = saidBefore(pieces, i)
  const between = pieces.slice(last + 1, i)
  if (beginsWithScenery(pieces, last, i)) return true
  if (!between.some(isHole)) return false
  if (pieces[last]?.ends) return true
  const before = pieces[last]?.role
  if (before === 'noun' || before === 'verb' || before === 'preposition' || before === 'be') return false
  return between.some(({ from, role }) => role === 'gone' && articles.has(from)) || !hasSubject(pieces, i)
}

/** Whether a sentence behind another begins with a place or a weather as what does something: "Snowflakes drift", "Waves roll". */
function beginsWithScenery(pieces: readonly Piece[], at: number, verb: number): boolean {
  const { role, from = '' } = pieces[at] ?? {}
  const before = saidBefore(pieces, at)
  return role === 'phrase' && verb === at + 1 && pieces[before]?.ends === true && !from.includes(' ')
}

/** The verb goes to the thing after it, or goes. */
function placeOrphan(pieces: Piece[], i: number, grammar: Grammar): void {
  const { end, named } = nounPhrase(pieces, i + 1)
  if (named && grammar.does(pieces[end - 1]!.to, pieces[i]!.to) && !hasVerb(pieces, end)) {
    const [verb, ...thing] = pieces.slice(i, end)
    const said = [...thing, verb!].map(({ to }) => to).filter((to) => to !== '')
    pieces.splice(i, end - i, merged([verb!, ...thing], said.join(' '), 'verb'))
    return
  }
  let until = phraseEnd(pieces, i, grammar)
  while (
    pieces[until]?.role === 'modifier' ||
    (pieces[until] && grammar.endsWith(pieces[until - 1]!.to, pieces[until]!.to))
  )
    until++
  leaveOut(pieces, i, until)
  const object = nounPhrase(pieces, until + 1)
  if (pieces[until]?.role === 'preposition' && object.named && grammar.isThing(pieces[object.end - 1]!.to))
    leaveOut(pieces, until, until + 1)
}

function hasVerb(pieces: readonly Piece[], start: number): boolean {
  for (let i = start; i < pieces.length && !ends.has(pieces[i]!.role); i++)
    if (pieces[i]!.role === 'verb' || pieces[i]!.role === 'be') return true
  return false
}
