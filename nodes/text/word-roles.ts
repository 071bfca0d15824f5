import type { Lexicon } from './lexicon.ts'
import { eventPhrases } from './read-event.ts'
import { pluralOf, thirdPerson, withoutEnding } from './word-forms.ts'

/** What a word does in a sentence; a word of which nothing else is known is a noun. */
export type WordRole = 'comma' | 'article' | 'preposition' | 'link' | 'be' | 'modifier' | 'verb' | 'noun'

/** Words as a set. */
export const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const articles = setOf('a an the')
const links = setOf('and while that')
const auxiliaries = setOf('is are was were')
const modifiers = setOf(
  'dark sunny snowy green outer plain big bigger small smaller large larger still static closer not',
)
const prepositions = setOf(
  'in on at over under by across through into onto near among during around along alongside beside behind beyond between ' +
    'above below beneath inside outside within amid past after before against upon throughout with of to from toward ' +
    'towards off up down out',
)

/** Words in the place of an article: who a thing is of, and how many there are. */
export const determiners = setOf('his her its their my our your some another one')

/** Words for several, where a model may know only some of them. */
export const severals = setOf('two three four five six seven eight nine ten several many')

/** Whether a word begins the name of a thing: "a", "his", "two". */
export function isLead(word: string): boolean {
  return articles.has(word) || determiners.has(word) || severals.has(word)
}

/** Prepositions that also belong to a verb, as in "falls down". */
export const particles = setOf('off up down out')

/** Words that say what is not there. */
export const negations = setOf('no without')

/** Whether an unknown word is a preposition all the same. */
export function isPreposition(word: string): boolean {
  return prepositions.has(word)
}

/** What a lexicon's words do in a sentence. */
export interface Grammar {
  /** What may happen to somebody, of one and of several. */
  readonly events: readonly string[]
  roleOf(word: string): WordRole
  /** Whether a verb and the word after it say all there is to say: "falls down", "zooms in". */
  endsWith(verb: string, after: string): boolean
  /** How many of some words, of which the first is a verb, say what one thing does: two of "spins around in", four of "jumps up and down". */
  phraseAt(words: readonly string[]): number
  /** Whether a word says that there are several. */
  isSeveral(word: string): boolean
  /** Whether a word names a character. */
  isThing(word: string): boolean
  /** Whether a word names a character, or several of it. */
  isCharacter(word: string): boolean
  /** Whether a word for one or for several is this name of a character. */
  names(name: string, word: string): boolean
  /** Whether a word is a colour. */
  isColour(word: string): boolean
  /** Whether a thing, or several of them, is a character that comes in colours. */
  comesInColours(thing: string): boolean
  /** The verb for one thing: "jump" is "jumps". */
  singular(verb: string): string
  /** The verb for several things: "jumps" is "jump". */
  plural(verb: string): string
  /** Several of a thing: "fox" is "foxes". */
  several(thing: string): string
  /** Whether a thing does this of itself: a dog walks, a ball rolls. */
  does(thing: string, verb: string): boolean
  /** What is said of a thing that does not: "does not move". */
  not(verb: string): string | undefined
}

/** The grammar of a lexicon; its verbs are what its characters and its camera do, in either number. */
export function grammarOf(lexicon: Lexicon): Grammar {
  const { characters, motions, cameras, words, colours, numbers } = lexicon
  const clauses = [...motions, ...cameras].flatMap(({ phrases }) => phrases)
  const verbs = new Set([...characters, ...motions].flatMap(({ verbs }) => verbs))
  // Where a motion has verbs of its own, its phrases say whither.
  for (const { verbs: own, phrases } of motions)
    if (own.length === 0) for (const phrase of phrases) verbs.add(phrase.split(' ')[0]!)
  if (verbs.size > 0) {
    for (const phrase of clauses) {
      const verb = /^the camera (\S+)/.exec(phrase)?.[1]
      if (verb !== undefined) verbs.add(verb)
    }
    for (const word of words) if (thirdPerson(word).some((form) => verbs.has(form))) verbs.add(word)
  }
  const counts = new Set(Object.values(numbers).flat())
  const charactersOf = (thing: string): Lexicon['characters'] =>
    characters.filter(({ words }) => words.some((word) => ` ${word}`.endsWith(` ${thing}`)))
  // By a word for one of them or for several; the same words are asked for again and again.
  const asked = new Map<string, Lexicon['characters']>()
  const named = (thing: string): Lexicon['characters'] => {
    const found = asked.get(thing) ?? [thing, ...withoutEnding(thing)].flatMap(charactersOf)
    asked.set(thing, found)
    return found
  }
  const events = eventPhrases(lexicon)
  const motionPhrases = [...motions.flatMap(({ phrases }) => phrases), ...events].map((phrase) =>
    phrase.split(' '),
  )
  const ends = new Set(clauses.map((phrase) => phrase.split(' ').slice(-2).join(' ')))
  return {
    events,
    roleOf(word) {
      if (word === ',') return 'comma'
      if (articles.has(word) || counts.has(word)) return 'article'
      if (links.has(word)) return 'link'
      if (auxiliaries.has(word)) return 'be'
      if (modifiers.has(word) || colours.includes(word)) return 'modifier'
      if (prepositions.has(word)) return 'preposition'
      return verbs.has(word) ? 'verb' : 'noun'
    },
    phraseAt: (words) =>
      Math.max(
        1,
        ...motionPhrases
          .filter(
            ([verb, ...rest]) =>
              [words[0]!, ...thirdPerson(words[0]!)].includes(verb!) &&
              rest.every((word, i) => words[i + 1] === word),
          )
          .map(({ length }) => length),
      ),
    endsWith: (verb, after) => [verb, ...thirdPerson(verb)].some((form) => ends.has(`${form} ${after}`)),
    isSeveral: (word) => counts.has(word),
    isThing: (word) => charactersOf(word).length > 0,
    isCharacter: (word) => named(word).length > 0,
    names: (name, word) => [word, ...withoutEnding(word)].some((form) => ` ${name}`.endsWith(` ${form}`)),
    isColour: (word) => colours.includes(word),
    comesInColours: (thing) => named(thing).some(({ coloured }) => coloured),
    singular: (verb) => thirdPerson(verb).find((form) => verbs.has(form) && words.includes(form)) ?? verb,
    plural(phrase) {
      const [verb, ...rest] = phrase.split(' ')
      const bare = words.find(
        (word) => verbs.has(word) && !word.endsWith('ing') && thirdPerson(word).includes(verb!),
      )
      return [bare ?? verb, ...rest].join(' ')
    },
    several: (thing) => pluralOf(thing, words),
    does: (thing, verb) => charactersOf(thing).some(({ verbs }) => verbs.includes(verb)),
    not: (verb) =>
      clauses.find((phrase) => {
        const bare = /^does not (\S+)$/.exec(phrase)?.[1]
        return bare !== undefined && thirdPerson(bare).includes(verb)
      }),
  }
}
