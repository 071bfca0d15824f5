import type { DeedMatch, DeedMatcher } from './deed-matcher.ts'
import { setOf } from './word-roles.ts'

/** A deed told from the side of the thing, and the words behind "by" that name who does it. */
export interface PassiveDeed extends DeedMatch {
  readonly who: readonly string[]
}

const auxiliaries = setOf('is are was were gets get got')
const longestName = 4

/** "a lamp is switched on by a small robot", where some words begin with that. */
export function passiveDeed(tokens: readonly string[], matcher: DeedMatcher): PassiveDeed | undefined {
  if (!tokens.includes('by')) return undefined
  for (const deed of matcher.deeds) {
    const thing = matcher.thing(tokens, 0, deed)
    if (!thing || !auxiliaries.has(tokens[thing.length] ?? '')) continue
    let at = thing.length + 1
    while (tokens[at] === 'being' || tokens[at]?.endsWith('ly')) at++
    for (const said of [...deed.phrases, ...deed.words]) {
      const [verb = '', ...parts] = said.replace(/^has /, '').split(' ')
      const rest = parts.filter((part) => !part.startsWith('{'))
      if (
        !participles(verb).includes(tokens[at] ?? '') ||
        rest.some((part, i) => tokens[at + 1 + i] !== part)
      )
        continue
      const end = at + 1 + rest.length
      const way = matcher.way(tokens, end)
      const by = end + (way?.words.length ?? 0)
      const who = tokens[by] === 'by' ? named(tokens.slice(by + 1), matcher) : undefined
      if (!who) continue
      const phrase = deed.phrases.includes(said) ? said : deed.phrases[0]!
      return {
        deed,
        phrase,
        thing: thing.name,
        way: way?.way,
        said: tokens.slice(0, by + 1),
        who,
        several: matcher.grammar.isSeveral(who[0]!),
      }
    }
  }
  return undefined
}

/** What a verb may be once it is done: "pushed" of "pushes", and "lit" as it is. */
function participles(verb: string): string[] {
  return verb.endsWith('s')
    ? [
        `${verb.slice(0, -1)}ed`,
        `${verb.slice(0, -2)}ed`,
        `${verb.slice(0, -1)}d`,
        `${verb.slice(0, -1)}${verb.at(-2)}ed`,
      ]
    : [verb]
}

/** The words up to the first character, where it comes soon. */
function named(tokens: readonly string[], { grammar }: DeedMatcher): readonly string[] | undefined {
  const last = tokens.slice(0, longestName).findIndex((word) => grammar.isCharacter(word))
  return last === -1 ? undefined : tokens.slice(0, last + 1)
}
