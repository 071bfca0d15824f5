import type { DeedMatch, DeedMatcher } from './deed-matcher.ts'
import { isLead, isMark, setOf, severals } from './word-roles.ts'

/** A deed told from the side of the thing, and the words behind "by" that name who does it. */
export interface PassiveDeed extends DeedMatch {
  readonly thing: string
  readonly who: readonly string[]
}

const auxiliaries = setOf('is are was were gets get got')
const mostAdjectives = 3

/** "a lamp is switched on by a small robot", where some words begin with that. */
export function passiveDeed(tokens: readonly string[], matcher: DeedMatcher): PassiveDeed | undefined {
  if (!tokens.includes('by')) return undefined
  const led = isLead(tokens[0]!)
  for (const deed of matcher.deeds) {
    const thing = matcher.thing(tokens, 0, deed)
    // Without an article what stands before a thing may be the end of something else: "at night lamps".
    if (!thing || !(led || deed.things!.words.includes(tokens.slice(0, thing.length).join(' ')))) continue
    let at = thing.length
    if (auxiliaries.has(tokens[at] ?? '')) at++
    while (tokens[at] === 'being' || tokens[at]?.endsWith('ly')) at++
    for (const said of [...deed.phrases, ...deed.words]) {
      const [verb = '', ...parts] = said.replace(/^has /, '').split(' ')
      const rest = parts.filter((part) => !part.startsWith('{'))
      const done = participles(verb).includes(tokens[at] ?? '')
      if (!done || rest.some((part, i) => tokens[at + 1 + i] !== part)) continue
      const end = at + 1 + rest.length
      const way = matcher.way(tokens, end)
      const by = end + (way?.words.length ?? 0)
      const who = tokens[by] === 'by' ? doer(tokens.slice(by + 1), matcher) : undefined
      if (!who) continue
      const phrase = deed.phrases.includes(said) ? said : deed.phrases[0]!
      const several = severals.has(who[0]!) || isJoined(tokens.slice(by + 1 + who.length), matcher)
      return { deed, phrase, thing: thing.name, way: way?.way, said: tokens.slice(0, by + 1), who, several }
    }
  }
  return undefined
}

/** What a verb may be once it is done: "pushed" of "pushes", "burst" of "bursts", and "lit" as it is. */
function participles(verb: string): string[] {
  if (!verb.endsWith('s')) return [verb]
  const stem = verb.slice(0, -1)
  return [stem, `${stem}ed`, `${stem}d`, `${stem.slice(0, -1)}ed`, `${stem}${stem.at(-1)}ed`]
}

/** The words that name a character and no more: an article, what describes it, and itself. */
function doer(
  tokens: readonly string[],
  { grammar, isCharacter }: DeedMatcher,
): readonly string[] | undefined {
  const [first = ''] = tokens
  const start = isLead(first) ? 1 : 0
  for (let at = start; at <= start + mostAdjectives; at++) {
    const word = tokens[at] ?? ','
    if (isCharacter(word)) {
      let end = at + 1
      while (isCharacter(tokens[end] ?? '')) end++ // a robot dog
      return /['’]s$/.test(tokens[end - 1]!) ? undefined : tokens.slice(0, end)
    }
    if (isMark(word) || !['modifier', 'noun'].includes(grammar.roleOf(word))) return undefined
  }
  return undefined
}

/** Whether somebody else does it too: "and a cat". */
function isJoined([and, ...behind]: readonly string[], matcher: DeedMatcher): boolean {
  return and === 'and' && doer(behind, matcher) !== undefined
}
