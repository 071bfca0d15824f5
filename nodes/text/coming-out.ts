import { anyOf } from './any-of.ts'
import type { Lexicon } from './lexicon.ts'

/** What a prompt says behind a thing about who went there. */
export interface ComingOut {
  /** Of the text that was read, what says where or when, and stays. */
  readonly kept: string
  /** What says that it comes out. */
  readonly said: string
  /** How much of that: nothing, again, or that it is on the other side. */
  readonly how: '' | 'again' | 'side'
  /** Left or right, where that is said. */
  readonly whither: string | undefined
}

const leadIn =
  '(?: (?:[,.;:!?]|after a (?:moment|while|second|bit)|a moment later|soon|and|then|before|after|until|it|he|she|they|just|quickly|slowly|suddenly|finally))*'
const never = "(?: (?:but|never|does|do|not|doesn[’']t|don[’']t))*"
const again = '(?:out|back|again|up|into view)'
const side = '(?:(?:on|at|from) )?the (?:other|opposite|far) side(?: of it)?'
const hand = '(?:(?:on|from|at|to|towards) the (?:left|right)(?: side)?|left|right)'
const shows = 'reappear(?:s|ing)?|emerg(?:es?|ing)|appears?|shows? up'
const comes =
  'comes?|coming|steps?|walks?|runs?|drives?|rolls?|flies|fly|swims?|goes|go|pops?|moves?|peeks?|jumps?|hops?'
const end = `(?: ${side}| ${hand})*(?: again)?`
const saying = `(?:(?:${shows})(?: ${again})*${end}|(?:${comes})(?: ${again})+${end}|(?:(?:${comes})(?: ${again})*|out) ${side}(?: again)?)`

/** Reads whether a text behind a thing says that somebody comes out there, be it behind a place, a time or the weather. */
export function comingOut(text: string, { places, times, weathers }: Lexicon): ComingOut | undefined {
  const adverbials = anyOf([...places, ...times, ...weathers].flatMap(({ phrases }) => phrases))
  const found = new RegExp(`^((?: (?:${adverbials}))*)(${leadIn}(${never}) ${saying})(?= |$)`).exec(text)
  if (!found) return undefined
  const [, kept, said, denied] = found
  const whither = / (?:(?:on|from|at|to|towards) the )?(left|right)\b/.exec(said!)?.[1]
  return {
    kept: kept!,
    said: said!,
    how: denied !== '' ? '' : / (?:other|opposite|far) side\b/.test(said!) ? 'side' : 'again',
    whither,
  }
}
