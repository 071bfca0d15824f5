import type { Lexicon } from './lexicon.ts'
import { namedCharacter } from './named-character.ts'
import type { Grammar } from './grammar.ts'
import { isLead, isMark, isPreposition, severals } from './word-roles.ts'

/** The words that name a single character and no more, from its article on, and who that is. */
export interface CharacterPhrase {
  readonly words: readonly string[]
  readonly who: Lexicon['characters'][number]
}

/** Finds such words at some place among the tokens of a prompt, by a character's own name or another one for it. */
export type CharacterFinder = (tokens: readonly string[], at: number) => CharacterPhrase | undefined

const mostAdjectives = 2
const longestName = 2

/** What finds "a cat", "the little red fire truck" and "puppy", but neither "two dogs" nor the dog of "a man and a dog". */
export function characterFinder(
  lexicon: Lexicon,
  known: ReadonlySet<string>,
  grammar: Grammar,
): CharacterFinder {
  const describes = (word: string | undefined): boolean => {
    if (word === undefined || isMark(word) || isLead(word) || isPreposition(word)) return false
    const role = grammar.roleOf(word)
    return role === 'modifier' || (role === 'noun' && !known.has(word))
  }
  return (tokens, at) => {
    const lead = tokens[at] ?? ''
    if (severals.has(lead)) return undefined
    const start = isLead(lead) ? at + 1 : at
    for (let noun = start; noun <= start + mostAdjectives; noun++) {
      for (let length = longestName; length > 0; length--) {
        const who = namedCharacter(lexicon, tokens.slice(noun, noun + length).join(' '))
        if (who) return { words: tokens.slice(at, noun + length), who }
      }
      if (!describes(tokens[noun])) return undefined
    }
    return undefined
  }
}
