import type { Lexicon } from './lexicon.ts'
import { listHas } from './list-has.ts'
import { isMark, isModifier, isPreposition } from './word-roles.ts'

/** "in the desert night" is in the desert at night: a time behind a place is said by its usual phrase, where the model does not say both together itself. */
export function timeBehind(tokens: string[], { places, times }: Lexicon): string[] {
  const own = [...places, ...times].flatMap(({ phrases }) => phrases.map((said) => ` ${said} `))
  for (let i = 1; i < tokens.length; i++) {
    if (!listHas(places, tokens[i - 1]) || !listHas(times, tokens[i])) continue
    if (own.some((said) => said.includes(` ${tokens[i - 1]} ${tokens[i]} `))) continue
    let end = i + 1
    while (listHas(times, tokens[end])) end++
    const next = tokens[end] ?? ','
    // "in the forest dark horses gallop".
    if (listHas(places, next) || (isModifier(tokens[end - 1]!) && !isMark(next) && !isPreposition(next)))
      continue
    const time = times.find(({ words }) => words.includes(tokens[end - 1]!))!
    tokens.splice(i, end - i, ...time.phrases[0]!.split(' '))
  }
  return tokens
}
