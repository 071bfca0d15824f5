import type { Lexicon } from './lexicon.ts'

const links = new Set(['and', 'while', 'when'])

/** "it is snowing" and "while it is night" say a weather or a time: its usual phrase stays, without what leads to it. */
export function weatherSaid(tokens: readonly string[], { weathers, times }: Lexicon): string[] {
  const made: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const called = (tokens[i] === 'it' && tokens[i + 1] === 'is' && tokens[i + 2]) || ''
    const said = [...weathers, ...times].find(({ words }) => words.includes(called))
    if (!said) {
      made.push(tokens[i]!)
      continue
    }
    if (links.has(made.at(-1) ?? '')) made.pop()
    made.push(...said.phrases[0]!.split(' '))
    i += 2
    if (tokens[i + 1] === 'and') {
      made.push(',')
      i++
    }
  }
  return made
}
