import type { Lexicon } from './lexicon.ts'
import { eventPhrases } from './read-event.ts'
import { pluralOf, thirdPerson, withoutEnding } from './word-forms.ts'
import { articles, auxiliaries, isModifier, isPreposition, links, type WordRole } from './word-roles.ts'

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
  /** Whether a verb is how some of them get along: walks, drives, swims. */
  isTravel(verb: string): boolean
  /** What is said of a thing that does not; who does not run does not move. */
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
  const going = new Set(motions.flatMap(({ verbs }) => verbs))
  const ends = new Set(clauses.map((phrase) => phrase.split(' ').slice(-2).join(' ')))
  return {
    events,
    roleOf(word) {
      if (word === ',') return 'comma'
      if (articles.has(word) || counts.has(word)) return 'article'
      if (links.has(word)) return 'link'
      if (auxiliaries.has(word)) return 'be'
      if (isModifier(word) || colours.includes(word)) return 'modifier'
      if (isPreposition(word)) return 'preposition'
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
    isTravel: (verb) => characters.some(({ verbs }) => verbs.includes(verb)),
    not(verb) {
      const goes = going.has(verb) ? going : new Set([verb])
      return clauses.find((phrase) => {
        const bare = /^does not (\S+)$/.exec(phrase)?.[1]
        return bare !== undefined && thirdPerson(bare).some((form) => goes.has(form))
      })
    },
  }
}
