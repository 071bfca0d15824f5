import { anyOf } from './any-of.ts'
import { beginningWith } from './beginning-with.ts'
import { goingMotions } from './going-motions.ts'
import type { Lexicon } from './lexicon.ts'
import { plainEmoji } from './plain-emoji.ts'

/** An "after" whose two sides have changed places: what was before it comes behind it now. */
export const turned = 'after\u0004'

const then = anyOf(
  (
    'then,after that,after a while,after a moment,a moment later,afterwards,afterward,next,later,finally,at last,in the end,at the end,after which,' +
    `subsequently,eventually,before,until,followed by,${turned}`
  ).split(','),
)

/** Finds what says that the first of several things comes. */
export const beginning =
  /^ (?:at first|first of all|to begin with|to start with|in the beginning|initially|firstly|first)(?: ,)?(?= |$)/

/** Finds what says that another thing comes, or "and" or a comma alone: the whole without the space before it, and the word that says so. */
export const link = new RegExp(
  `^ ((?:[,.;:!] )?(?:(?:and|but) )?(?:, )?(?:(?:it|he|she|they) )?(${then})(?: ,)?|(?:, )?(and)|,)(?= |$)`,
)

/** Finds at a beginning what says that this comes first, where "it" does the second thing: "when the car stops, it turns red". */
export const condition = /^ (?:when|once|as soon as|after)(?= (?:the|an?) [^,.;:!?]+, (?:it|he|she|they) )/

/** Finds who does that second thing. */
export const consequence = /^ (, (?:it|he|she|they))(?= )/

/** What finds the words of a model's lexicon that a sequence is read by. */
export interface SequenceWords {
  /** Verbs of going, and the phrases that say whither. */
  readonly goes: ReadonlySet<string>
  readonly ways: readonly (readonly string[])[]
  /** Finds whither one goes at the beginning of a text, maybe "back". */
  readonly way: RegExp
  /** Finds what somebody does in a text that begins with the verb: "runs to the left", "spins around". */
  readonly step: RegExp
  /** Finds a move of the camera at the beginning of a text, and at its end. */
  readonly move: RegExp
  readonly moved: RegExp
  /** What characters are also called, a word or an emoji, and one of their own names. */
  readonly names: ReadonlyMap<string, string>
}

/** The words of a lexicon that say what goes on. */
export function sequenceWords({ motions, cameras, characters, synonyms }: Lexicon): SequenceWords {
  const longer = Object.keys(synonyms).filter((said) => said.includes(' '))
  const going = goingMotions({ motions })
  const ways = going.map(({ phrases }) => phrases)
  const behind = motions.filter(({ verbs }) => verbs.length === 0).flatMap(({ phrases }) => phrases)
  const rests = behind.flatMap((phrase) => phrase.split(' ').slice(1).join(' ') || [])
  const moves = cameras.flatMap(({ words, phrases }) => [...words, ...phrases])
  return {
    goes: new Set(going.flatMap(({ verbs }) => verbs)),
    ways,
    way: new RegExp(`^((?: (?:immediately|back))*) (?:${anyOf(ways.flat())})(?= |$)`),
    step: new RegExp(
      `^ (?:(?:${anyOf(longer)})(?= |$)|\\S+)(?:(?: (?:away|off|back|quickly|slowly))? (?:${anyOf([...ways.flat(), ...rests])}))?(?= |$)`,
    ),
    move: beginningWith(moves.map((phrase) => phrase.replace('the camera ', ''))),
    names: new Map([
      ...Object.entries(synonyms),
      ...characters.flatMap(({ emoji, words }) => (emoji ? [[plainEmoji(emoji), words[0]!] as const] : [])),
    ]),
    moved: new RegExp(` (?:${anyOf(moves)})$`),
  }
}
