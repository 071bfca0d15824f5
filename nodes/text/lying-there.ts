import type { DeedMatcher } from './deed-matcher.ts'
import type { Deed } from './lexicon.ts'
import { articles, isPreposition, particles, setOf } from './word-roles.ts'

/** Where a thing was said to be, and the "and" between that and who does something to it; -1 where there is none. */
export interface LyingThere {
  readonly start: number
  readonly end: number
  readonly thing: string
  readonly link: number
}

const being = setOf('is are was were')
const rests = setOf('is are was were lies lie stands stand sits sit waits wait rests floats hangs')
const states = setOf('still off unlit switched turned there')
const parts = /^(?:[,.;:!?]|and)$/

/**
 * "there is a crate." before "a dog pushes it", or "a crate lies" in "a crate lies in the snow, a dog pushes it": where what was said up to
 * `until` tells of a thing that it is there, and behind that names one character.
 */
export function lyingThere(
  said: readonly string[],
  until: number,
  deed: Deed,
  matcher: DeedMatcher,
): LyingThere | undefined {
  for (let at = until - 1; at >= 0; at--) {
    const told = leadOf(said, at)
    if (told === 0 && at > 0 && !parts.test(said[at - 1]!)) continue
    const named = matcher.thing(said, at, deed)
    if (!named || (told > 0 && !articles.has(said[at]!))) continue
    let end = at + named.length
    let { name } = named
    if (told === 0 && !rests.has(said[end] ?? '')) continue
    if (rests.has(said[end] ?? '')) end++
    if (deed.coloured && matcher.grammar.isColour(said[end] ?? ''))
      name = name.replace(' ', ` ${said[end++]} `)
    while (states.has(said[end] ?? '')) end++
    const next = said[end] ?? ''
    if (!parts.test(next) && !(isPreposition(next) && !particles.has(next) && !matcher.way(said, end)))
      continue
    const doers = said.flatMap((_, i) => (i >= end && i < until && isDoer(said, i, matcher) ? [i] : []))
    if (doers.length !== 1) continue
    while (parts.test(said[end] ?? '')) end++
    return { start: at - told, end, thing: name, link: linkTo(said, doers[0]!, end, matcher) }
  }
  return undefined
}

/** How many words before the thing say that it is there. */
function leadOf(said: readonly string[], at: number): number {
  if (/^there['’]s$/.test(said[at - 1] ?? '')) return 1
  return being.has(said[at - 1] ?? '') && said[at - 2] === 'there' ? 2 : 0
}

/** Whether a word names somebody, and not where something lies: "near a dog". */
function isDoer(said: readonly string[], i: number, matcher: DeedMatcher): boolean {
  if (!matcher.isCharacter(said[i]!)) return false
  let at = i - 1
  while (articles.has(said[at] ?? '') || matcher.grammar.roleOf(said[at] ?? ',') === 'modifier') at--
  return !isPreposition(said[at] ?? '')
}

/** The "and" right before who does it. */
function linkTo(said: readonly string[], doer: number, from: number, { grammar }: DeedMatcher): number {
  const link = said.lastIndexOf('and', doer)
  const between = said.slice(link + 1, doer)
  const whole =
    between.length <= 3 &&
    between.every((word) => ['article', 'modifier', 'noun'].includes(grammar.roleOf(word)))
  return link >= from && whole && articles.has(between[0] ?? '') ? link : -1
}
