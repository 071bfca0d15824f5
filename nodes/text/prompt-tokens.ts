import type { Lexicon } from './lexicon.ts'
import { plainEmoji } from './plain-emoji.ts'
import { plainEnglish, type PlainPrompt } from './plain-english.ts'
import { timeBehind } from './time-behind.ts'
import { weatherBehind } from './weather-behind.ts'
import { weatherSaid } from './weather-said.ts'

const word = String.raw`[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*`
const emoji = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*`
const tokenPattern = new RegExp(`${word}|[,.;:!?]|${emoji}`, 'gu')

/** The tokens of a prompt, and what was replaced by what to come to them. */
export interface PromptTokens {
  readonly tokens: readonly string[]
  readonly changes: PlainPrompt['changes']
}

/** The words, punctuation marks and whole emoji of a prompt, in lower case and plain English; how an emoji is tinted or drawn is left out. */
export function promptTokens(text: string, lexicon: Lexicon, leaveOut: boolean): PromptTokens {
  const plain = plainEnglish(text.toLowerCase(), lexicon, leaveOut)
  const tokens = (plain.text.match(tokenPattern) ?? []).map(plainEmoji)
  return {
    tokens: timeBehind(weatherBehind(weatherSaid(tokens, lexicon), lexicon), lexicon),
    changes: plain.changes,
  }
}
