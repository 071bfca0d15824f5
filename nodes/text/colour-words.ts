import { anyOf } from './any-of.ts'
import type { Lexicon } from './lexicon.ts'

/** Words for colours, for what may be said to have one and for what is done, as sources of patterns; a thing by any word comes in colours or in its own alone. */
export interface ColourWords {
  readonly colour: string
  readonly thing: string
  readonly verb: string
  readonly comesInColours: ReadonlyMap<string, boolean>
}

/** What a lexicon has of both; nothing where its characters have no colours. */
export function colourWords({
  characters,
  colours,
  deeds,
  motions,
  synonyms,
}: Lexicon): ColourWords | undefined {
  const comesInColours = new Map(
    characters.flatMap(({ words, coloured }) => words.map((word) => [word, coloured])),
  )
  for (const [word, means] of Object.entries(synonyms)) {
    const coloured = comesInColours.get(means)
    if (coloured !== undefined) comesInColours.set(word, coloured)
  }
  const shades = [...colours, ...Object.keys(synonyms).filter((word) => colours.includes(synonyms[word]!))]
  if (comesInColours.size === 0 || shades.length === 0) return undefined
  const verbs = [...characters, ...motions].flatMap(({ verbs }) => verbs)
  for (const { phrases } of [...motions, ...deeds])
    for (const phrase of phrases) if (/^\p{L}+s /u.test(`${phrase} `)) verbs.push(phrase.split(' ')[0]!)
  const done = new Set(verbs)
  for (const [word, means] of Object.entries(synonyms)) if (done.has(means.split(' ')[0]!)) verbs.push(word)
  return {
    verb: anyOf([...new Set(verbs)]),
    colour: anyOf(shades),
    thing: anyOf([...comesInColours.keys()]),
    comesInColours,
  }
}
