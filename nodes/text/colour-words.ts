import { anyOf } from './any-of.ts'
import type { Lexicon } from './lexicon.ts'
import { pluralOf, withoutEnding } from './word-forms.ts'

/** What colours are read by, as sources of patterns that are never empty. */
export interface ColourWords {
  readonly colour: string
  /** Any character, one of it. */
  readonly thing: string
  /** Those that come in colours, one and several. */
  readonly coloured: string
  readonly many: string
  /** What is done, by one or by several. */
  readonly verb: string
  readonly comesInColours: (name: string) => boolean
  readonly oneOf: (many: string) => string
  readonly manyOf: (one: string) => string
}

/** The words of a lexicon that colours are read by, among them the verbs of what is `done`; nothing where no character of it comes in colours. */
export function colourWords(
  { characters, colours, synonyms, words }: Lexicon,
  done: ReadonlySet<string>,
): ColourWords | undefined {
  const named = new Map(characters.flatMap((one) => one.words.map((word) => [word, one.coloured] as const)))
  for (const [word, means] of Object.entries(synonyms)) {
    const coloured = named.get(means)
    if (coloured !== undefined) named.set(word, coloured)
  }
  const coloured = [...named.keys()].filter((name) => named.get(name))
  if (coloured.length === 0 || colours.length === 0) return undefined
  const several = new Map(coloured.map((name) => [manyOf(name, words), name]))
  const verbs = [...done].flatMap((verb) => [verb, ...withoutEnding(verb)])
  return {
    colour: anyOf([...colours, ...Object.keys(synonyms).filter((word) => colours.includes(synonyms[word]!))]),
    thing: anyOf([...named.keys()]),
    coloured: anyOf(coloured),
    many: anyOf([...several.keys()]),
    verb: anyOf(['is', 'are', ...verbs]),
    comesInColours: (name) => named.get(name) ?? false,
    oneOf: (many) => several.get(many) ?? many,
    manyOf: (one) => (named.has(one) ? manyOf(one, words) : one),
  }
}

/** As the words have it; of a name that is not among them with an "s". */
function manyOf(name: string, words: readonly string[]): string {
  const many = pluralOf(name, words)
  return many === name ? `${name}s` : many
}
