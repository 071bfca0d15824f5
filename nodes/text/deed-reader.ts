import { approach, comingUp } from './coming-up.ts'
import type { DeedMatch, DeedMatcher } from './deed-matcher.ts'
import { goingMotions } from './going-motions.ts'
import type { Lexicon } from './lexicon.ts'
import { DeedsSoFar } from './deeds-so-far.ts'
import { lyingThere } from './lying-there.ts'
import { passiveDeed } from './passive-deed.ts'
import { deedMark } from './deed-mark.ts'
import type { Piece } from './piece.ts'
import type { Grammar } from './grammar.ts'
import { isMark, isPreposition } from './word-roles.ts'

/** Moves a prompt, word by word, from what is left of it to what was made of it. */
export class DeedReader {
  readonly deeds = new Map<string, Piece>()
  /** What is left, its next word last. */
  readonly #rest: string[]
  readonly #so: DeedsSoFar
  /** The verb for whoever is not said to go, and whither. */
  readonly #moves: string
  readonly #onwards: string

  constructor(
    tokens: readonly string[],
    readonly matcher: DeedMatcher,
    lexicon: Lexicon,
    known: ReadonlySet<string>,
    readonly grammar: Grammar,
  ) {
    this.#rest = tokens.toReversed()
    this.#so = new DeedsSoFar(lexicon, known, grammar)
    const { going: verbs } = this.#so
    this.#moves = ['moves', 'goes'].find((verb) => verbs.has(verb)) ?? [...verbs][0] ?? ''
    this.#onwards = goingMotions(lexicon).at(-1)?.phrases[0] ?? ''
  }

  read(): string[] {
    while (this.#rest.length > 0)
      if (!this.#isDone() && !this.#follows()) this.#so.made.push(this.#rest.pop()!)
    return this.#so.made
  }

  /** What is done by somebody stands behind whoever that is; one who is said to go goes first. */
  #isDone(): boolean {
    const made = this.#so.made
    const last = made.at(-1) ?? ''
    const found = isPreposition(last) ? undefined : passiveDeed(this.#ahead(), this.matcher)
    if (!found || this.#so.isDenied()) return false
    this.#rest.length -= found.said.length + found.who.length
    made.push(...found.who)
    if (found.several) {
      this.#stand({ from: found.said.join(' '), to: '', role: 'gone' })
      return true
    }
    const ahead = this.#ahead()
    let skipped = /^(?:that|which|who)$/.test(ahead[0] ?? '') ? 1 : 0
    if (/^(?:is|are)$/.test(ahead[skipped] ?? '')) skipped++
    const verb = this.#so.verbOf(ahead[skipped] ?? '') ?? ''
    const way = this.#so.going.has(verb) ? this.matcher.way(ahead, skipped + 1) : undefined
    const goes = way !== undefined && (skipped > 0 || ahead[0]!.endsWith('ing'))
    this.#rest.length -= goes ? skipped + 1 + way.words.length : skipped
    const at = goes ? made.length : -1
    if (goes) made.push(verb, ...way.words)
    this.#do(found, found.thing, [...found.said], at, goes ? verb : '')
    return true
  }

  /** What is done stands where it was said, behind "and" where something is done before it, and goes where it is not done; whoever leaves something goes. */
  #follows(): boolean {
    const made = this.#so.made
    const found = made.length > 0 ? this.matcher.match(this.#ahead(), made) : undefined
    if (!found) return false
    const undone = this.#so.undo()
    if (undone) {
      this.#rest.length -= found.said.length
      this.#stand({ from: [...undone, ...found.said].join(' '), to: '', role: 'gone' })
      return true
    }
    if (this.#so.isDenied()) return false
    const linked = this.#so.linked()
    const until = made.length - linked.length
    const goes = (word: string): boolean => this.#so.goes(word)
    const come = found.thing === undefined ? comingUp(made, until, found.deed, this.matcher, goes) : undefined
    const there =
      found.thing === undefined && !come ? lyingThere(made, until, found.deed, this.matcher) : undefined
    const thing = found.thing ?? come?.thing ?? there?.thing
    const before = come ? come.start : there ? approach(made, until, goes) : until
    let at = this.#so.doing(before)
    const verb = this.#so.verbOf(made[at] ?? '') ?? ''
    const jumps = at >= 0 && !this.#so.going.has(verb) && found.deed.goes && !made[at]!.startsWith(deedMark)
    if (thing === undefined || jumps || this.#so.isStranger(before)) return false

    made.length = until
    this.#rest.length -= found.said.length
    const came = come ? made.splice(come.start, come.end - come.start) : []
    if (there) {
      came.push(...made.splice(before))
      if (there.link >= 0) made[there.link] = ','
      const lay = made.splice(there.start, there.end - there.start)
      if (at >= 0) at -= lay.length
      came.unshift(...lay.filter((word) => !isMark(word)))
    }
    const own = [...came, ...linked.filter((word) => at >= 0 || word !== ','), ...found.said]
    const second = at >= 0 && (made[at]!.startsWith(deedMark) || made.includes('behind', at))
    if (second || found.several) this.#stand({ from: own.join(' '), to: '', role: 'gone' })
    else this.#do(found, thing, own, at, verb)
    return true
  }

  #do({ deed, phrase, ...found }: DeedMatch, thing: string, own: string[], at: number, verb: string): void {
    const made = this.#so.made
    const asked = deed.goes || phrase.includes('{way}')
    const gone = at < 0 ? -1 : made.findIndex((_, i) => i > at && this.matcher.way(made, i) !== undefined)
    const said = gone < 0 ? undefined : this.matcher.way(made, gone)!
    const way = found.way ?? said?.way ?? (asked ? this.#laterWay() : '')
    let lead = at >= 0 ? 'and ' : deed.goes ? `${this.#moves} ${way} and ` : ''
    // "runs to the left and pushes a crate" is to push it to the left.
    if (phrase.includes('{way}') && said && gone === at + 1 && gone + said.words.length === made.length) {
      own.unshift(...made.splice(at))
      lead = ''
    }
    if (deed.goes && at >= 0 && !said) {
      const behind = made.splice(at + 1)
      const ran = made.splice(/^(?:is|are)$/.test(made[at - 1] ?? '') ? at - 1 : at)
      this.#stand({ from: ran.join(' '), to: `${verb} ${way}`, role: 'verb' })
      made.push(...behind)
    }
    const ahead = this.#ahead()
    const next = this.#so.verbOf(ahead[0] ?? '')
    const whither = next !== undefined && this.#so.going.has(next) ? this.matcher.way(ahead, 1) : undefined
    // "a fox eating a cookie runs to the left" runs to the left and eats it.
    if (lead === '' && whither && !phrase.includes('{way}')) {
      this.#rest.length -= 1 + whither.words.length
      made.push(next!, ...whither.words)
      lead = 'and '
    } else if (next !== undefined) this.#rest.push('and')
    const to = `${lead}${phrase.replace('{thing}', thing).replace('{way}', way)}`.trim()
    this.#stand({ from: own.join(' '), to, role: 'verb', deed })
  }

  /** The way that is said later in the same clause, taken from there, but none of anybody else; else the usual one. */
  #laterWay(): string {
    const ahead = this.#ahead()
    for (const [i, word] of ahead.entries()) {
      if (/^(?:[,.;:!?]|and|while|as|that|who|camera|panning|when)$/.test(word)) break
      if (this.#so.isCharacter(word) || this.#so.verbOf(word) !== undefined) break
      const way = this.matcher.way(ahead, i)
      if (!way || way.words.length < 2) continue
      this.#rest.splice(this.#rest.length - i - way.words.length, way.words.length)
      return way.way
    }
    return this.#onwards
  }

  /** The next words. */
  #ahead(): string[] {
    return this.#rest.slice(-24).toReversed()
  }

  #stand(piece: Piece): void {
    const token = `${deedMark}${this.deeds.size}`
    this.deeds.set(token, piece)
    this.#so.made.push(token)
  }
}
