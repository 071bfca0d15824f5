import type { DeedMatcher } from './deed-matcher.ts'
import type { Deed } from './lexicon.ts'
import { setOf } from './word-roles.ts'

/** Where a thing was said to be, and the "and" between that and who does something to it; -1 where there is none. */
export interface LyingThere {
  readonly start: number
  readonly end: number
  readonly thing: string
  readonly link: number
}

const rests = setOf('is are lies lie stands stand sits sit waits wait rests floats hangs')

/**
 * "there is a crate." before "a dog pushes it", or "a crate lies" in "a crate lies in the snow, a dog pushes it": where what was said up to `until`
 * begins a sentence with a thing, and names one character after it.
 */
export function lyingThere(
  said: readonly string[],
  until: number,
  deed: Deed,
  matcher: DeedMatcher,
): LyingThere | undefined {
  for (let at = 0; at < until; at++) {
    const told = /^(?:is|are)$/.test(said[at - 1] ?? '') && said[at - 2] === 'there'
    const start = told ? at - 2 : at
    if (start > 0 && !/^(?:[,.;:!?]|and)$/.test(said[start - 1]!)) continue
    const named = matcher.thing(said, at, deed)
    if (!named) continue
    let end = at + named.length
    if (!told && !rests.has(said[end] ?? '')) continue
    if (rests.has(said[end] ?? '')) end++
    const doers = said.flatMap((word, i) =>
      i >= end && i < until && matcher.grammar.isCharacter(word) ? [i] : [],
    )
    if (doers.length !== 1) continue
    while (/^(?:[,.;:!?]|and)$/.test(said[end] ?? '')) end++
    const link = said.lastIndexOf('and', doers[0])
    return { start, end, thing: named.name, link: link < end ? -1 : link }
  }
  return undefined
}
