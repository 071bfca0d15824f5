import type { Lexicon } from './lexicon.ts'
import { plainEmoji } from './plain-emoji.ts'

/** The character that a name or an emoji stands for, its own or another one for it. */
export function namedCharacter(
  { characters, synonyms }: Lexicon,
  name: string,
): Lexicon['characters'][number] | undefined {
  return characters.find(
    ({ words, emoji }) => words.includes(synonyms[name] ?? name) || (emoji && plainEmoji(emoji) === name),
  )
}
