import type { Lexicon } from './lexicon.ts'
import { plainEnglish } from './plain-english.ts'
import { timeBehind } from './time-behind.ts'
import { weatherSaid } from './weather-said.ts'
import { articles, isPreposition } from './word-roles.ts'

const word = String.raw`[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*`
const emoji = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*`
const tokenPattern = new RegExp(`${word}|[,.;:!?]|${emoji}`, 'gu')

/** The words, punctuation marks and whole emoji of a prompt, in lower case; how an emoji is tinted or drawn is left out. */
export function promptTokens(text: string, lexicon: Lexicon): string[] {
  const tokens = plainEnglish(text.toLowerCase(), lexicon).match(tokenPattern) ?? []
  return timeBehind(weatherBehind(weatherSaid(tokens.map(plainEmoji), lexicon), lexicon), lexicon)
}

/** Without the signs that say how an emoji is tinted or drawn. */
export function plainEmoji(token: string): string {
  return token.replace(/\uFE0F|\p{Emoji_Modifier}/gu, '')
}

/**
 * "a rainy forest" is a forest, rainy, and "on a foggy night" is at night, foggy: what a weather is called by goes behind a place or time,
 * where the model does not say both together itself, as in "snowy mountains".
 */
function weatherBehind(tokens: string[], { weathers, places, times, words }: Lexicon): string[] {
  const own = [...places, ...times, ...weathers].flatMap(({ phrases }) => phrases.map((said) => ` ${said} `))
  const isOf = (list: Lexicon['weathers'], token: string | undefined): boolean =>
    token !== undefined && list.some(({ words }) => words.includes(token))
  for (let i = 0; i + 1 < tokens.length; i++) {
    const token = tokens[i]!
    const weather = weathers.find(({ words }) => words.includes(token))
    const alike = places.find(({ words }) => words.includes(tokens[i + 1]!))
    // Of a snowy mountain the place says it.
    if (alike?.phrases.some((said) => said.split(' ').includes(token))) continue
    if (!weather || own.some((said) => said.includes(` ${token} ${tokens[i + 1]} `))) continue
    const isKnown = words.includes(token)
    // Neither "dark and snowy" nor "the rain forest".
    if (isKnown && (tokens[i - 1] === 'and' || own.some((said) => said.endsWith(` ${token} `)))) continue
    const called = isKnown ? weather.phrases[0]!.split(' ') : [token]
    let end = i + 1
    while (isOf(times, tokens[end])) end++
    const time = end > i + 1 && times.find(({ words }) => words.includes(tokens[end - 1]!))
    if (time && !isOf(places, tokens[end])) {
      let start = i
      while (isOf(times, tokens[start - 1])) start--
      if (articles.has(tokens[start - 1] ?? '')) start--
      if (isPreposition(tokens[start - 1] ?? '')) start--
      const said = [...called, ...time.phrases[0]!.split(' ')]
      tokens.splice(start, end - start, ...said)
      i = start + said.length - 1
      continue
    }
    end = i + 1
    while (isOf(places, tokens[end]) || (end > i + 1 && isOf(times, tokens[end]))) end++
    if (end === i + 1) continue
    tokens.splice(i, end - i, ...tokens.slice(i + 1, end), ...called)
    i = end + called.length - 2
  }
  return tokens
}
