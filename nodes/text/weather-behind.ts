import type { Lexicon } from './lexicon.ts'
import { listHas } from './list-has.ts'
import { articles, isPreposition } from './word-roles.ts'

/**
 * "a rainy forest" is a forest, rainy, and "on a foggy night" is at night, foggy: what a weather is called by goes behind a place or time,
 * where the model does not say both together itself, as in "snowy mountains".
 */
export function weatherBehind(tokens: string[], { weathers, places, times, words }: Lexicon): string[] {
  const own = [...places, ...times, ...weathers].flatMap(({ phrases }) => phrases.map((said) => ` ${said} `))
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
    while (listHas(times, tokens[end])) end++
    const time = end > i + 1 && times.find(({ words }) => words.includes(tokens[end - 1]!))
    if (time && !listHas(places, tokens[end])) {
      let start = i
      while (listHas(times, tokens[start - 1])) start--
      if (articles.has(tokens[start - 1] ?? '')) start--
      if (isPreposition(tokens[start - 1] ?? '')) start--
      const said = [...called, ...time.phrases[0]!.split(' ')]
      tokens.splice(start, end - start, ...said)
      i = start + said.length - 1
      continue
    }
    end = i + 1
    while (listHas(places, tokens[end]) || (end > i + 1 && listHas(times, tokens[end]))) end++
    if (end === i + 1) continue
    tokens.splice(i, end - i, ...tokens.slice(i + 1, end), ...called)
    i = end + called.length - 2
  }
  return tokens
}
