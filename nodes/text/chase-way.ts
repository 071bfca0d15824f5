import type { Lexicon } from './lexicon.ts'
import { isEmoji } from './plain-emoji.ts'
import { clauseLinks, isLead, isMark, isPreposition } from './word-roles.ts'

/** A phrase that says whither, and the motion that it is of. */
export interface Way {
  readonly motion: Lexicon['motions'][number]
  readonly words: readonly string[]
}

/** Which way a chase goes, where that is said, the words before that say something else, and where reading goes on. */
export interface ChaseWay {
  readonly motion?: Way['motion']
  readonly said: string
  readonly before: readonly string[]
  readonly end: number
}

/** What says which way a chase goes, long phrases first. */
export function chaseWays(going: Lexicon['motions']): readonly Way[] {
  return going
    .flatMap((motion) => motion.phrases.map((phrase) => ({ motion, words: phrase.split(' ') })))
    .toSorted((a, b) => b.words.length - a.words.length)
}

/** The way that is said from a token on, there or behind a place or a verb of going; undefined where what stands there goes on with something else. */
export function chaseWay(
  tokens: readonly string[],
  at: number,
  ways: readonly Way[],
  isGoing: (word: string) => boolean,
): ChaseWay | undefined {
  const on = goingOn(tokens, at, ways, isGoing)
  if (on) return on
  for (let i = at; i < tokens.length && !isMark(tokens[i]!) && !clauseLinks.has(tokens[i]!); i++) {
    const way = ways.find(({ words }) => words.every((word, k) => tokens[i + k] === word))
    if (!way) continue
    const end = i + way.words.length
    // "to the left of a house" is a place.
    if (tokens[end] === 'of') break
    const rest = doneAfter(tokens, i === at ? end : at)
    if (rest === undefined) return undefined
    const said = tokens.slice(i, end + rest).join(' ')
    return { motion: way.motion, said, before: tokens.slice(at, i), end: end + rest }
  }
  const rest = doneAfter(tokens, at)
  if (rest === undefined) return undefined
  return { said: tokens.slice(at, at + rest).join(' '), before: [], end: at + rest }
}

/** "a cat, chased by a dog, runs left" and "is chased by a dog and runs left" go left. */
function goingOn(
  tokens: readonly string[],
  at: number,
  ways: readonly Way[],
  isGoing: (word: string) => boolean,
): ChaseWay | undefined {
  let verb = at
  while (/^(?:,|and|then)$/.test(tokens[verb] ?? '')) verb++
  if (!isGoing(tokens[verb] ?? '')) return undefined
  const way = ways.find(({ words }) => words.every((word, k) => tokens[verb + 1 + k] === word))
  const end = verb + 1 + (way?.words.length ?? 0)
  const rest = tokens[end] === 'of' ? undefined : doneAfter(tokens, end)
  if (rest === undefined || (!way && (verb > at + 1 || tokens[at] === 'and'))) return undefined
  const said = tokens.slice(verb, end + rest).join(' ')
  return { ...(way && { motion: way.motion }), said, before: [], end: end + rest }
}

/**
 * How many words from a token on say what the one who chases does then, "and catches it"; what another one does, or the camera, is no part of
 * it. Undefined where a chase does not end before the token.
 */
function doneAfter(tokens: readonly string[], at: number): number | undefined {
  const next = tokens[at] ?? ','
  if (ends(next) || next === 'while') return 0
  if (!/^(?:and|then|until)$/.test(next)) return undefined
  const on = tokens[at + 1] ?? ','
  if (isLead(on) || isEmoji(on) || on === 'camera') return 0
  let end = at + 1
  while (!ends(tokens[end] ?? ',')) end++
  return end - at
}

function ends(token: string): boolean {
  return isMark(token) || isPreposition(token) || isEmoji(token)
}
