import { anyOf } from './any-of.ts'
import { comingOut } from './coming-out.ts'
import { deedMark } from './deed-mark.ts'
import { goingMotions } from './going-motions.ts'
import { type Head, headOf } from './hiding-head.ts'
import type { Lexicon } from './lexicon.ts'
import { otherForm } from './other-form.ts'
import type { Piece } from './piece.ts'
import { chaseMark } from './chase-mark.ts'
import { pluralPhrase } from './read-event.ts'
import type { Grammar } from './grammar.ts'
import { isPreposition } from './word-roles.ts'

/** A prompt in which one token stands for each way to go behind a thing and come out again, and what each of those is. */
export interface HidingPrompt {
  readonly tokens: readonly string[]
  readonly ways: ReadonlyMap<string, Piece>
}

/** What the tokens begin with that stand for ways to hide. */
export const hidingMark = '\u0002'
const pasts = new Set('ran went swam flew drove hid came'.split(' '))
const negations = /(?: without| not| never| no| don[’']t| doesn[’']t)(?: \S+)?$/
const hides = new Set(
  'hide hides hiding pass passes passing disappear disappears disappearing vanish vanishes vanishing come comes coming emerge emerges emerging peek peeks peeking'.split(
    ' ',
  ),
)

/**
 * Reads who goes behind something: "hides behind a cottage" moves and passes behind a house, and what says that it comes out again is said
 * as the model knows it. A way to go is added where none is said: the model knows nobody who hides without.
 */
export function readHiding(
  tokens: readonly string[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
  grammar: Grammar,
): HidingPrompt {
  const ways = new Map<string, Piece>()
  const { hiding, things, words } = lexicon
  const going = goingMotions(lexicon)
  if (hiding.length === 0 || things.length === 0 || going.length === 0) return { tokens, ways }
  const directions = anyOf(going.flatMap(({ phrases }) => phrases))
  const named = things.flatMap((thing) => [...thing.words, ...thing.phrases].map((name) => ({ name, thing })))
  const names = anyOf(named.map(({ name }) => name))
  const behind = new RegExp(
    `^(.*?)((?: ,)?(?: and pass(?:es)?)? (?:from )?behind (?:(an?|the|some|his|her|its|their) )?((?:[^ ,.;:!?]+ ){0,3}?)(${names}))(?! (?:${names})(?: |$))(?= |$)`,
  )
  const moves = new Set(going.flatMap(({ verbs }) => verbs))
  // "… and runs left" says which way too.
  const onward = new RegExp(
    `^(?:(?: ,)?(?: and)?(?: then)? (?:${anyOf([...moves])}))? (${directions})(?= |$)`,
  )
  const move = ['moves', 'goes'].find((verb) => moves.has(verb)) ?? [...moves][0]!

  let [done, rest] = ['', ` ${tokens.join(' ')}`]
  for (let found = behind.exec(rest); found; found = behind.exec(rest)) {
    const [whole, before, passing, article, between, name] = found
    const head = headOf(`${done}${before!}`, directions)
    const after = rest.slice(whole.length)
    const on = head.way === '' ? onward.exec(after) : null
    const late = on?.[0] ?? ''
    const out = comingOut(after.slice(late.length), lexicon)
    const behindIt = after.slice(late.length + (out ? out.kept.length + out.said.length : 0))
    const forms = [head.verb, lexicon.synonyms[head.verb], otherForm(head.verb, known, lexicon.synonyms)]
    const moved = forms.some((form) => moves.has(form ?? ''))
    const goes =
      (moved || hides.has(head.verb) || isMoving(head, lexicon, grammar, out !== undefined)) &&
      !head.lead.endsWith(' camera') &&
      ![deedMark, chaseMark].some((sign) => head.verb.startsWith(sign)) &&
      !negations.test(head.lead) &&
      between!.split(' ').every((word) => describes(word, known, grammar))
    if (!goes) {
      done += `${whole}${late}${out?.kept ?? ''}`
      rest = behindIt
      continue
    }
    const several =
      head.lead.endsWith(' are') ||
      (!/(?:s|ing|ed)$/.test(head.verb) && !pasts.has(head.verb) && !head.lead.endsWith(' to'))
    const how = out?.how || (passing!.includes(' from ') || several ? 'again' : 'passes')
    const phrase = hiding.find((one) => one.includes(how)) ?? hiding[0]!
    const said = several ? pluralPhrase(phrase, words) : phrase
    const thing = named.find((one) => one.name === name)!.thing.phrases
    const behindWhat = `${article === 'the' ? 'the' : 'a'} ${thing.includes(name!) ? name : thing[0]!}`
    const side = going.find(({ phrases }) => out?.whither !== undefined && phrases.includes(out.whither))
    const whither = head.way.trim() || on?.[1] || (side ?? going.at(-1)!).phrases[0]!
    const token = `${hidingMark}${ways.size}`
    ways.set(token, {
      from: `${head.way}${passing!}${late}${out?.said ?? ''}`.trim(),
      to: `${whither} ${said.replace('{go} ', '').replace('{thing}', behindWhat)}`,
      role: 'phrase',
      hides: true,
    })
    const lead = head.lead.replace(/(^|[,;.:!?]) there (?:is|are)(?= [^,;.:!?]*$)/, '$1')
    const [, others, be] = /^(.*?)((?: is| are)?)$/.exec(lead)!
    const mover = `${token}v`
    if (!moved)
      ways.set(mover, {
        from: `${be} ${head.verb}`.trim(),
        to: several ? pluralPhrase(move, words) : move,
        role: 'verb',
      })
    done = moved ? `${lead} ${head.verb} ${token}` : `${others} ${mover} ${token}`
    rest = `${out?.kept ?? ''}${behindIt}`
  }
  return { tokens: `${done}${rest}`.split(' ').filter((word) => word !== ''), ways }
}

/** Whether a verb that the model does not know may well be one of going: "sneaks", "ran", of a character just before it, and any where that comes out again. */
function isMoving(
  { lead, verb }: Head,
  { words, synonyms }: Lexicon,
  grammar: Grammar,
  out: boolean,
): boolean {
  if (verb === '' || words.includes(verb) || Object.hasOwn(synonyms, verb)) return false
  const before =
    lead
      .split(' ')
      .filter((word) => word !== 'is' && word !== 'are')
      .at(-1) ?? ''
  return out || (grammar.isCharacter(before) && (/(?:s|ing|ed)$/.test(verb) || pasts.has(verb)))
}

/** Whether a word may say what a thing is like, as "old" and "stone" do. */
function describes(word: string, known: ReadonlySet<string>, grammar: Grammar): boolean {
  if (isPreposition(word) || grammar.isCharacter(word)) return false
  return !known.has(word) || grammar.roleOf(word) === 'modifier'
}
