import type { DeedMatcher } from './deed-matcher.ts'
import type { Deed } from './lexicon.ts'
import { articles, determiners, isMark, setOf } from './word-roles.ts'

/** Where a thing was named before something is done to "it", and the words around it that say that one comes up to it. */
export interface ComingUp {
  readonly start: number
  readonly end: number
  readonly thing: string
}

const leads = setOf('up over to towards toward at near by beside with on down')
const finds = setOf(
  'finds sees spots notices approaches reaches meets discovers grabs takes holds gets has wants finding seeing holding approaching picks likes',
)
/** How far back a thing may be named, in words. */
const farthest = 12

/** "walks up to the lamp and" before "turns it on", of what was said up to `until`; `isGoing` tells the verbs that say no more than that. */
export function comingUp(
  said: readonly string[],
  until: number,
  deed: Deed,
  matcher: DeedMatcher,
  isGoing: (word: string) => boolean,
): ComingUp | undefined {
  const first = Math.max(1, until - farthest)
  for (let at = first; at < until; at++) {
    const named = matcher.thing(said, at, deed)
    if (!named || at + named.length > until) continue
    const led = articles.has(said[at]!) || determiners.has(said[at]!)
    if (!led && articles.has(said[at - 1]!)) continue
    const between = said.slice(at + named.length, until)
    if (between.some((word) => isMark(word) || matcher.grammar.isCharacter(word) || isGoing(word))) continue
    return { start: approach(said, at, isGoing), end: at + named.length, thing: named.name }
  }
  return undefined
}

/** Where the words begin that lead to what stands at `at`: "walks up to", "sees"; `at` itself where none do. */
export function approach(said: readonly string[], at: number, isGoing: (word: string) => boolean): number {
  let start = at
  while (start > 1 && leads.has(said[start - 1]!)) start--
  const verb = said[start - 1]!
  return start > 1 && (isGoing(verb) || finds.has(verb)) ? start - 1 : start
}
