import type { Lexicon } from './lexicon.ts'
import { otherForm } from './other-form.ts'
import { leaveOut, type Piece, saidBefore } from './piece.ts'

/** A prompt in which one token stands for each way to go behind a thing and come out again, and what each of those is. */
export interface HidingPrompt {
  readonly tokens: readonly string[]
  readonly ways: ReadonlyMap<string, Piece>
}

const mark = '\u0002'
const adverbs = new Set('slowly quickly quietly fast suddenly then just'.split(' '))
const hides = new Set(
  'hide hides hiding pass passes passing disappear disappears disappearing vanish vanishes vanishing come comes coming emerge emerges emerging peek peeks peeking'.split(
    ' ',
  ),
)
const again = '(?:out|back|again|up|into view)'
const side = '(?:(?:on|at|from) )?the (?:other|opposite|far) side(?: of it)?'
const comes = 'comes?|coming|steps?|walks?|runs?|drives?|flies|goes|pops?|moves?'
const tail = new RegExp(
  `^(?: (?:,|and|then|before|it|he|she|they))* (?:(?:reappear(?:s|ing)?|emerg(?:es?|ing)|appears?|shows? up)(?: ${again})*(?: ${side})?(?: again)?` +
    `|(?:${comes})(?: ${again})+(?: ${side})?(?: again)?|(?:(?:${comes})(?: ${again})*|out) ${side}(?: again)?)(?= |$)`,
)

/**
 * Reads who goes behind something: "hides behind a cottage" goes and passes behind a house, and what says that it comes out again is said as
 * the model knows it. A way to go is added where none is said: the model knows nobody who hides without.
 */
export function readHiding(
  tokens: readonly string[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
): HidingPrompt {
  const ways = new Map<string, Piece>()
  const { hiding, things, motions } = lexicon
  const going = motions.filter(({ verbs, phrases }) => verbs.length > 0 && phrases.length > 0)
  if (hiding.length === 0 || things.length === 0 || going.length === 0) return { tokens, ways }
  const directions = going
    .flatMap(({ phrases }) => phrases)
    .toSorted((a, b) => b.length - a.length)
    .join('|')
  const names = things
    .flatMap(({ words, phrases }) => [...words, ...phrases].map((name) => ({ name, phrases })))
    .toSorted((a, b) => b.name.length - a.name.length)
  const any = names.map(({ name }) => name).join('|')
  const behind = new RegExp(
    `^(.*?)((?: and passes)? (?:from )?behind (?:(an?|the|some|his|her|its|their) )?(?:\\w+ ){0,2}?(${any}))(?! (?:${any})(?: |$))(?= |$)`,
  )
  const moves = new Set(going.flatMap(({ verbs }) => verbs))
  const move = ['moves', 'goes'].find((verb) => moves.has(verb)) ?? [...moves][0]!

  let [done, rest] = ['', ` ${tokens.join(' ')}`]
  for (let found = behind.exec(rest); found; found = behind.exec(rest)) {
    const [whole, before, said, article, name] = found
    const { verb, way, lead } = headOf(`${done}${before!}`, directions)
    const after = rest.slice(whole.length)
    const moved =
      moves.has(verb) ||
      [lexicon.synonyms[verb], otherForm(verb, known, lexicon.synonyms)].some((form) => moves.has(form ?? ''))
    const late = way === '' ? new RegExp(`^ (${directions})(?= |$)`).exec(after) : null
    const out = tail.exec(after.slice(late?.[0].length ?? 0))
    if (!moved && !hides.has(verb) && !(out && isUnknown(verb, lexicon))) {
      done += whole
      rest = after
      continue
    }
    const to = phraseFor(hiding, out?.[0] ?? '', said!)
      .replace('{go} ', '')
      .replace('{thing}', `${article === 'the' ? 'the' : 'a'} ${nameOf(names, name!)}`)
    const token = `${mark}${ways.size}`
    const from = `${way}${said!}${late?.[0] ?? ''}${out?.[0] ?? ''}`.trim()
    const whither = way.trim() || (late?.[1] ?? going.at(-1)!.phrases[0]!)
    ways.set(token, { from, to: `${whither} ${to}`, role: 'phrase' })
    const [, others, be] = /^(.*?)((?: is| are)?)$/.exec(lead)!
    const mover = `${token}v`
    if (!moved) ways.set(mover, { from: `${be} ${verb}`.trim(), to: move, role: 'verb' })
    done = moved ? `${lead} ${verb} ${token}` : `${others} ${mover} ${token}`
    rest = after.slice((late?.[0].length ?? 0) + (out?.[0].length ?? 0))
  }
  return {
    tokens: ways.size === 0 ? tokens : `${done}${rest}`.split(' ').filter((word) => word !== ''),
    ways,
  }
}

/** Where nobody is left to go, nobody goes behind anything. */
export function mendHiding(pieces: Piece[]): void {
  for (let i = 0; i < pieces.length; i++)
    if (isWay(pieces[i]!) && pieces[saidBefore(pieces, i)]?.role !== 'verb') leaveOut(pieces, i, i + 1)
}

function isWay({ role, to }: Piece): boolean {
  return role === 'phrase' && to.includes(' behind ')
}

/** Whether a word says nothing to the model by itself. */
function isUnknown(word: string, { words, synonyms }: Lexicon): boolean {
  return word !== '' && !words.includes(word) && !Object.hasOwn(synonyms, word)
}

/** The verb that a text ends with, the direction behind it, and what stands before both; how it is done goes. */
function headOf(text: string, directions: string): { verb: string; way: string; lead: string } {
  const found = new RegExp(`^(.*?)((?: (?:${directions}))?)$`).exec(text)!
  const words = found[1]!.split(' ').filter((word) => word !== '')
  while (adverbs.has(words.at(-1) ?? '')) words.pop()
  if (words.at(-1) === 'out') words.pop()
  const verb = words.pop() ?? ''
  return { verb, way: found[2]!, lead: words.map((word) => ` ${word}`).join('') }
}

/** The phrase that says as much: that it comes out again, or on the other side, or only that it passes. */
function phraseFor(hiding: readonly string[], out: string, said: string): string {
  const wanted = /side/.test(out) ? 'side' : out !== '' || /from/.test(said) ? 'again' : 'passes'
  return hiding.find((phrase) => phrase.includes(wanted)) ?? hiding[0]!
}

function nameOf(names: readonly { name: string; phrases: readonly string[] }[], name: string): string {
  const { phrases } = names.find((one) => one.name === name)!
  return phrases.includes(name) ? name : phrases[0]!
}
