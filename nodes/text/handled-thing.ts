import type { Deed } from './lexicon.ts'
import { nearestWord } from './nearest-word.ts'
import type { Grammar } from './grammar.ts'
import { isLead, isMark, isPreposition, setOf } from './word-roles.ts'

/** Some words that name a thing that something is done to: how many they are, and what the model calls it. */
export interface HandledThing {
  readonly length: number
  readonly name: string
}

const longestName = 3
const mostAdjectives = 3
/** What stands between a verb and a thing only where another clause begins. */
const clauses = setOf('as when while like if until because so that who which camera it them him her')
const noun = /^(?:[,.;:!?]|\S*ly)$/

/** The thing of a deed that the words from `at` name: "a heavy wooden crate", "two balloons"; "the tracks" are those of a train. */
export function handledThing(
  tokens: readonly string[],
  at: number,
  { things, coloured, goes }: Deed,
  grammar: Grammar,
  isKnown: (word: string) => boolean,
): HandledThing | undefined {
  const article = tokens[at] ?? ''
  if (goes && article === 'the') return undefined
  const names = things!.words
  let colour = ''
  let end = isLead(article) ? at + 1 : at
  for (let adjectives = 0; adjectives <= mostAdjectives; adjectives++) {
    for (let length = Math.min(longestName, tokens.length - end); length > 0; length--) {
      const said = tokens.slice(end, end + length).join(' ')
      const near = length > 1 || isKnown(said) || names.includes(said) ? said : nearestWord(said, names)
      if (near === undefined || !names.includes(near)) continue
      const own = things!.phrases.includes(near)
      if (!own && isDescribing(tokens[end + length], isKnown)) return undefined
      end += length
      if (tokens[end] === 'of' && names.includes(tokens[end + 1] ?? '')) end += 2 // a trail of footprints
      const name = [article === 'the' ? 'the' : 'a', colour, own ? near : things!.phrases[0]!]
      return { length: end - at, name: name.filter((word) => word !== '').join(' ') }
    }
    const word = tokens[end]
    if (word === undefined || isMark(word) || clauses.has(word) || isPreposition(word)) return undefined
    if (grammar.isCharacter(word) || !['modifier', 'noun'].includes(grammar.roleOf(word))) return undefined
    if (coloured && grammar.isColour(word)) colour = word
    end++
  }
  return undefined
}

/** Whether a word for a thing only says what the next one is like: "a light jacket". */
function isDescribing(next: string | undefined, isKnown: (word: string) => boolean): boolean {
  return (
    next !== undefined && !isKnown(next) && !noun.test(next) && !isPreposition(next) && !clauses.has(next)
  )
}
