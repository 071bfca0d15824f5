import { clauseComma } from './clause-comma.ts'
import { type Doing, type DoingReader, doingReader, type SoFar } from './doing-reader.ts'
import type { Lexicon } from './lexicon.ts'
import type { Piece } from './piece.ts'
import { inOrder } from './in-order.ts'
import { deedMark } from './deed-mark.ts'
import { chaseMark } from './chase-mark.ts'
import { hidingMark } from './read-hiding.ts'
import { asOfCamera, isSomebody, otherWay, soFar, wayOn } from './sequence-so-far.ts'
import {
  beginning,
  condition,
  consequence,
  link,
  type SequenceWords,
  sequenceWords,
  turned,
} from './sequence-words.ts'
import type { Grammar } from './grammar.ts'
import { articles } from './word-roles.ts'

const mark = '\u0003'
const nothing: SoFar = { said: [], ofCamera: false, ofOne: true }

/** Moves a prompt, word by word, from what is left of it to what was made of it. */
export class SequenceReader {
  readonly steps = new Map<string, Piece>()
  readonly #made: string[] = []
  #rest: string
  /** What already has its second part: what somebody does, and what the camera does. */
  readonly #done = { deed: false, move: false }
  /** Whether somebody does anything, and the word that says that it comes first. */
  #begun = false
  #condition = ''
  readonly #words: SequenceWords
  readonly #doing: DoingReader

  constructor(
    tokens: readonly string[],
    readonly lexicon: Lexicon,
    known: ReadonlySet<string>,
    readonly grammar: Grammar,
  ) {
    this.#words = sequenceWords(lexicon)
    this.#doing = doingReader(lexicon, known, grammar, this.#words)
    const text = tokens.map((token) => ` ${token}`).join('')
    this.#rest = inOrder(
      clauseComma(
        text.replaceAll(' camera :', ' camera'),
        (said) => this.#doing(said, nothing) !== undefined,
      ),
      this.#doing,
      this.#words,
      grammar,
    )
  }

  read(): string[] {
    while (this.#rest !== '') {
      const when = /^,?$/.test(this.#made.at(-1) ?? '') ? condition.exec(this.#rest) : null
      if (when) this.#condition = this.#take(when[0]).trim()
      const first = articles.has(this.#made.at(-1) ?? '') ? null : beginning.exec(this.#rest)
      if (first) this.#begin(first[0])
      else if (!this.#followsLink()) this.#pass(this.#take(/^ \S+/.exec(this.#rest)![0]).trim())
    }
    return this.#made
  }

  /** A word that stays as it is; one who hides, or does something to a thing, does nothing else. */
  #pass(token: string): void {
    const word = token.replace(turned, 'after')
    const alone = [hidingMark, deedMark, chaseMark].some((sign) => word.startsWith(sign))
    this.#done.deed ||= alone
    this.#begun ||=
      alone ||
      (this.#made.length > 0 &&
        (this.#doing(` ${word}`, nothing) ?? this.#doing(` ${word}${this.#ahead()}`, nothing))?.ofCamera ===
          false)
    this.#made.push(word)
  }

  /** "first" stays before a verb; elsewhere the order says as much. */
  #begin(said: string): void {
    this.#take(said)
    const last = this.#made.at(-1) ?? ''
    const next = this.#doing(this.#rest, soFar(this.#made, this.grammar, this.#words))
    const stays = next?.before === '' && next.rest === this.#rest
    if (stays && (next.ofCamera ? last === 'camera' : this.grammar.isCharacter(last)))
      this.#stand('first', 'first')
  }

  /** Reads on behind a link up to the verb, where there is one. */
  #followsLink(): boolean {
    const then = this.#condition === '' ? null : consequence.exec(this.#rest)
    const found = then ?? link.exec(this.#rest)
    if (!found) return false
    const [whole, said] = found
    const word = then ? this.#condition : found[2]
    const behind = this.#rest.slice(whole.length)
    const before = soFar(this.#made, this.grammar, this.#words)
    const begun = this.#begun || before.ofCamera
    const next = begun ? (this.#doing(behind, before) ?? wayOn(behind, before, this.#words)) : undefined
    const listed = found[0] === ' ,'
    const alone = word !== undefined || (next?.ofCamera ? before.ofCamera : before.ofOne)
    if (listed && !(next && this.#goesOn(next, before))) return false
    if (next && alone) {
      this.#rest = next.rest
      // "runs, panting" tells how.
      if (listed && /^ \S+ing(?= |$)/.test(behind) && !this.#made.at(-1)!.endsWith('ing')) {
        this.#stand(said! + this.#take(this.#words.step.exec(this.#rest)![0]), '')
        return true
      }
      this.#follow(said! + next.before, /\band\b/.test(said!), next.ofCamera, before)
      return true
    }
    if (word !== 'then') return false
    this.#take(whole)
    const another = this.#made.length > 0 && isSomebody(behind, this.grammar)
    this.#stand(said!, another ? 'and' : '')
    if (!another && begun) this.#made.push(',')
    return true
  }

  /** Whether what stands behind a comma alone is done by who did something before it, or by the camera that moved. */
  #goesOn(next: Doing, before: SoFar): boolean {
    const moved = !next.ofCamera || this.#words.moved.test(` ${this.#made.join(' ')}`)
    return next.before === '' && next.ofCamera === before.ofCamera && moved
  }

  #follow(said: string, joined: boolean, ofCamera: boolean, before: SoFar): void {
    const which = ofCamera ? 'move' : 'deed'
    const { goes, ways, move, step } = this.#words
    const what = ((ofCamera ? move.exec(this.#rest) : undefined) ?? step.exec(this.#rest)!)[0]
    if (this.#done[which] || ` ${this.#made.join(' ')}`.endsWith(what)) {
      this.#stand(said + this.#take(what), '')
      return
    }
    // Somebody did something before: the camera moves all the while.
    if (ofCamera && !before.ofCamera) {
      this.#stand(said, '')
      this.#made.push(',', 'the', 'camera')
      return
    }
    this.#done[which] = true
    if (ofCamera) asOfCamera(this.#made, this.lexicon)
    if (!joined) this.#made.push(',')
    this.#stand(said, joined ? 'and then' : 'then')
    const [, verb = '', end] = /^ (\S+) back(?=$| (?!to ))(.*)$/.exec(this.#rest) ?? []
    if (!ofCamera && goes.has(verb)) this.#rest = ` ${verb} ${otherWay(this.#made, ways)}${end}`
  }

  /** The next words: no verb has as many. */
  #ahead(): string {
    return /^(?: \S+){0,24}/.exec(this.#rest)![0]
  }

  #take(text: string): string {
    this.#rest = this.#rest.slice(text.length)
    return text
  }

  #stand(from: string, to: string): void {
    const token = `${mark}${this.steps.size}`
    const role = to === '' ? 'gone' : 'link'
    const said = from.replace(turned, 'after').replace(/^[,.;:!] /, '')
    this.steps.set(token, { from: said, to, role })
    this.#made.push(token)
  }
}
