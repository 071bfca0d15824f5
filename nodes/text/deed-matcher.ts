import { type HandledThing, handledThing } from './handled-thing.ts'
import { goingMotions } from './going-motions.ts'
import type { Deed, Lexicon } from './lexicon.ts'
import { nearestWord } from './nearest-word.ts'
import { thirdPerson } from './word-forms.ts'
import type { Grammar } from './grammar.ts'
import { articles, isPreposition, setOf } from './word-roles.ts'

/** Something that is done to a thing, in the words of a prompt. */
export interface DeedMatch {
  readonly deed: Deed
  /** The words that say so. */
  readonly said: readonly string[]
  /** What the model calls it, without the thing and the way. */
  readonly phrase: string
  /** The thing with its article, as the model knows it; nothing where it is told as "it". */
  readonly thing: string | undefined
  /** Whither, where that is said. */
  readonly way: string | undefined
  /** Whether several do it: "two dogs push". */
  readonly several: boolean
}

/** The words that say whither, and what the model calls it. */
interface Way {
  readonly words: readonly string[]
  readonly way: string
}

const manners = setOf('slowly quickly gently carefully hard suddenly happily')
const onwards = setOf('along forward forwards away ahead back over slowly quickly gently')
const pronouns = setOf('it them one')
const helpers = setOf('to will can may must should and then helps not')

/** Reads what is done to things. */
export class DeedMatcher {
  readonly deeds: readonly Deed[]
  /** Whether a word names a character, by whatever name. */
  readonly isCharacter: (word: string) => boolean
  readonly #ways: readonly Way[]
  readonly #verbs: ReadonlySet<string>

  constructor(
    { deeds, motions, synonyms }: Lexicon,
    readonly grammar: Grammar,
    readonly isKnown: (word: string) => boolean,
  ) {
    const going = goingMotions({ motions })
    this.isCharacter = (word) => grammar.isCharacter(word) || grammar.isCharacter(synonyms[word] ?? '')
    this.deeds = deeds.filter(
      ({ things, phrases, goes }) =>
        things &&
        phrases[0]?.includes('{thing}') &&
        (going.length > 0 || !(goes || phrases[0].includes('{way}'))),
    )
    this.#verbs = new Set(
      this.deeds.flatMap(({ phrases, words }) => [...phrases, ...words].map((said) => said.split(' ')[0]!)),
    )
    const ways = going.flatMap(({ phrases }) => phrases)
    const others = Object.keys(synonyms).filter((word) => ways.includes(synonyms[word]!))
    this.#ways = [...ways, ...others]
      .map((said) => ({ words: said.split(' '), way: synonyms[said] ?? said }))
      .toSorted((a, b) => b.words.length - a.words.length)
  }

  /** The longest reading of the first of some words, a verb, and those behind it; `before` is what was said. */
  match(tokens: readonly string[], before: readonly string[]): DeedMatch | undefined {
    const typed = tokens[0]!
    const verb = this.isKnown(typed) ? typed : (nearestWord(typed, this.#verbs) ?? typed)
    const forms = new Set(thirdPerson(verb))
    const bare = !this.#verbs.has(verb) && !verb.endsWith('ing')
    if (!this.#stands(verb, bare, before)) return undefined
    let best: DeedMatch | undefined
    for (const deed of this.deeds)
      for (const phrase of [...deed.phrases, ...deed.words]) {
        const [first, ...parts] = phrase.split(' ')
        if (first !== verb && !forms.has(first!)) continue
        const own = deed.phrases.includes(phrase) ? phrase : deed.phrases[0]!
        const found = this.#read(tokens, deed, parts)
        if (!found || found.said.length < (best?.said.length ?? 0) + (own === phrase ? 0 : 1)) continue
        best = { ...found, phrase: own, several: bare && !helpers.has(before.at(-1) ?? '') }
      }
    return best
  }

  /** The way that some words begin with. */
  way(tokens: readonly string[], at: number): Way | undefined {
    return this.#ways.find(({ words }) => words.every((word, i) => tokens[at + i] === word))
  }

  /** A thing that the words from `at` name, as one that something is done to. */
  thing(tokens: readonly string[], at: number, deed: Deed): HandledThing | undefined {
    return handledThing(tokens, at, deed, this.grammar, (word) => this.isKnown(word) || this.#verbs.has(word))
  }

  /** Whether a verb may stand behind these words: "light" is none in "a light bulb", nor "left" in "to the left". */
  #stands(verb: string, bare: boolean, before: readonly string[]): boolean {
    const last = before.at(-1) ?? ''
    if (articles.has(last) || last === 'camera') return false
    const after = this.grammar.isCharacter(last) || helpers.has(last)
    if (bare) return after
    // What is no form in the third person was done: "left", "ate".
    if (!/(?:s|ing)$/.test(verb)) return after || /^(?:it|he|she|who|that)$/.test(last)
    return verb.endsWith('ing') || !isPreposition(last)
  }

  #read(
    tokens: readonly string[],
    deed: Deed,
    parts: readonly string[],
  ): Omit<DeedMatch, 'phrase' | 'several'> | undefined {
    let [at, thing, way] = [1, undefined as string | undefined, undefined as string | undefined]
    for (const [i, part] of parts.entries()) {
      if (part === '{way}') {
        let end = at
        while (onwards.has(tokens[end] ?? '')) end++
        const found = this.way(tokens, end)
        if (found) [way, at] = [found.way, end + found.words.length]
        else if (parts[i - 1] === 'along') return undefined
      } else if (part === '{thing}') {
        if (manners.has(tokens[at] ?? '')) at++
        if (at >= tokens.length) return undefined
        const named = pronouns.has(tokens[at]!) ? undefined : this.thing(tokens, at, deed)
        if (!named && !pronouns.has(tokens[at]!)) return undefined
        thing = named?.name
        at += named?.length ?? 1
      } else {
        // "takes a big bite of".
        if (parts[i - 1] === 'a' && tokens[at] !== part && !this.isKnown(tokens[at] ?? '')) at++
        if (tokens[at] !== part) return undefined
        at++
      }
    }
    // "turns its light on the street" turns on nothing.
    if (isPreposition(parts.at(-1) ?? '') && articles.has(tokens[at] ?? '')) return undefined
    return { deed, said: tokens.slice(0, at), thing, way }
  }
}
