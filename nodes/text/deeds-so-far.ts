import { goingMotions } from './going-motions.ts'
import type { Lexicon } from './lexicon.ts'
import { deedMark } from './deed-mark.ts'
import { otherForm } from './other-form.ts'
import type { Grammar } from './grammar.ts'
import { withoutEnding } from './word-forms.ts'
import { articles, determiners, isPreposition, setOf } from './word-roles.ts'

const links = setOf(', and then it he she they who that which before while after')
const fillers = setOf('is are starts begins to just will can finally has')
const denial = /^(?:not|never|no|without|refuses|cannot|fails|avoids|.*n[’']t)$/
const denying = /^(?:not|never|without)$/
const stopping = /^stop(?:s|ped)?$/
const stop = /^[.;:!?]$/

/** What was made of a prompt so far, and what it says of the one named last. */
export class DeedsSoFar {
  readonly made: string[] = []
  /** Verbs of going. */
  readonly going: ReadonlySet<string>
  readonly #verbs = new Map<string, string | undefined>()

  constructor(
    readonly lexicon: Lexicon,
    readonly known: ReadonlySet<string>,
    readonly grammar: Grammar,
  ) {
    this.going = new Set(goingMotions(lexicon).flatMap(({ verbs }) => verbs))
  }

  /** Whether a word says that somebody goes. */
  goes(word: string): boolean {
    return this.going.has(this.verbOf(word) ?? '')
  }

  /** What links a verb to what was said before it, and is no word of its own. */
  linked(): string[] {
    let start = this.made.length
    const at = (i: number): string => this.made[i] ?? ''
    while (
      links.has(at(start - 1)) ||
      fillers.has(at(start - 1)) ||
      (at(start - 1).endsWith('ly') && !this.known.has(at(start - 1))) ||
      (stop.test(at(start - 1)) && /^(?:it|he|she|they|then)$/.test(at(start)))
    )
      start--
    return this.made.slice(start)
  }

  /** Whether the clause so far says that it is not done. */
  isDenied(): boolean {
    const start = this.made.findLastIndex((word) => stop.test(word) || word === ',')
    return this.made.slice(start + 1).some((word) => denial.test(word))
  }

  /** Takes off what says directly before a verb that it is not done: "that does not"; nothing where that is said elsewhere. One who stops stops. */
  undo(): readonly string[] | undefined {
    let start = this.made.length
    const at = (i: number): string => this.made[i] ?? ''
    if (stopping.test(at(start - 1))) return []
    while (at(start - 1).endsWith('ly') && !this.known.has(at(start - 1))) start--
    if (!denying.test(at(start - 1))) return undefined
    start--
    if (/^(?:does|do|is|are|did)$/.test(at(start - 1))) start--
    if (/^(?:that|which|who)$/.test(at(start - 1))) start--
    return this.made.splice(start)
  }

  /** Whether whoever does it is nobody that the model knows: "a boy eats". */
  isStranger(until: number): boolean {
    const [article = '', word = ''] = this.made.slice(Math.max(0, until - 2), until)
    const led = articles.has(article) || determiners.has(article)
    return led && !this.known.has(word) && !this.grammar.isCharacter(word) && !this.#isNamed(word)
  }

  #isNamed(word: string): boolean {
    const { synonyms, places, times } = this.lexicon
    return word in synonyms || [...places, ...times].some(({ words }) => words.includes(word))
  }

  /** Where before `until` the verb is of what the one named last does, or what it does to a thing; -1 where that is nothing yet. */
  doing(until: number): number {
    const said = this.made.slice(0, until)
    const isOne = (word: string, i: number): boolean => this.isCharacter(word) && !this.#isLedTo(i)
    const who = said.findLastIndex(isOne)
    return said.findLastIndex(
      (word, i) =>
        i > who &&
        (word.startsWith(deedMark) || this.verbOf(word) !== undefined) &&
        !(word.endsWith('ing') && isPreposition(said[i - 1] ?? '')),
    )
  }

  /** Whether a preposition leads to the character at `i`, as in "past a dog", and somebody is named before it. */
  #isLedTo(i: number): boolean {
    let at = i - 1
    while (at > i - 4 && (articles.has(this.made[at] ?? '') || this.grammar.isColour(this.made[at] ?? '')))
      at--
    const led = isPreposition(this.made[at] ?? '')
    return led && this.made.slice(0, at).some((word) => this.isCharacter(word))
  }

  /** Whether a word names a character, by whatever name: "puppy", "kittens". */
  isCharacter(word: string): boolean {
    const { synonyms } = this.lexicon
    return [word, ...withoutEnding(word)].some((form) => this.grammar.isCharacter(synonyms[form] ?? form))
  }

  /** The verb of the model that a word is, or stands for. */
  verbOf(word: string): string | undefined {
    if (!this.#verbs.has(word)) {
      const { synonyms } = this.lexicon
      const verb = this.known.has(word) ? word : (synonyms[word] ?? otherForm(word, this.known, synonyms))
      const is = verb !== undefined && this.grammar.roleOf(verb.split(' ')[0]!) === 'verb'
      this.#verbs.set(word, is ? verb : undefined)
    }
    return this.#verbs.get(word)
  }
}
