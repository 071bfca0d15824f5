import type { Lexicon } from './lexicon.ts'
import { isMark, isPreposition } from './word-roles.ts'

/** Which way a chase goes, where that is said, the words before that say something else, and where reading goes on. */
export interface ChaseWay {
  readonly motion?: Lexicon['motions'][number]
  readonly said: string
  readonly before: readonly string[]
  readonly end: number
}

const clauses = new Set(['and', 'while', 'then', 'that', 'camera'])

/** The way that is said from a token on, there or behind a place; undefined where what stands there goes on with something else. */
export function chaseWay(
  tokens: readonly string[],
  at: number,
  going: Lexicon['motions'],
): ChaseWay | undefined {
  const ways = going
    .flatMap((motion) => motion.phrases.map((phrase) => ({ motion, words: phrase.split(' ') })))
    .toSorted((a, b) => b.words.length - a.words.length)
  for (let i = at; i < tokens.length && !isMark(tokens[i]!) && !clauses.has(tokens[i]!); i++) {
    const way = ways.find(({ words }) => words.every((word, k) => tokens[i + k] === word))
    if (!way) continue
    const end = i + way.words.length
    // "to the left of a house" is a place.
    if (tokens[end] === 'of') break
    const before = tokens.slice(at, i)
    const on = goesOn(tokens, i === at ? end : at)
    return on === undefined
      ? undefined
      : { motion: way.motion, said: tokens.slice(i, end + on).join(' '), before, end: end + on }
  }
  const on = goesOn(tokens, at)
  return on === undefined
    ? undefined
    : { said: tokens.slice(at, at + on).join(' '), before: [], end: at + on }
}

/** How many words from a token on are what is done once one is chased, "and catches it"; undefined where a chase does not end before it. */
function goesOn(tokens: readonly string[], at: number): number | undefined {
  const next = tokens[at] ?? ','
  if (ends(next) || next === 'while') return 0
  if (!/^(?:and|then|until)$/.test(next)) return undefined
  let end = at + 1
  while (!ends(tokens[end] ?? ',')) end++
  return end - at
}

function ends(token: string): boolean {
  return isMark(token) || isPreposition(token) || /^\p{Extended_Pictographic}/u.test(token)
}
