import type { Lexicon } from './lexicon.ts'
import type { Piece } from './piece.ts'

const nouns =
  '(?: (?:style|drawing|sketch|art|illustration|cartoon|animation|render|rendering|graphics|picture|video|clip|movie|game))*'
const lead = String.raw`(?:(?:drawn|made|done|rendered|animated) )?(?:in|as|like) (?:an? |the )?(?:style of (?:an? |the )?)?`

/** What a prompt says of how its clip is drawn, as pieces of their own, and the prompt without it. */
export interface StyledPrompt {
  readonly tokens: readonly string[]
  readonly before: Piece[]
  readonly behind: Piece[]
}

/**
 * Takes what says how a clip is drawn out of a prompt: "a pixel art fox runs", "pencil sketch of a fox" and "a fox, 8-bit" are a fox,
 * and a style behind it. What is said in the model's own words, in a clause of its own, stays first where it was first.
 */
export function readStyle(tokens: readonly string[], { styles }: Lexicon): StyledPrompt {
  const comma: Piece = { from: ',', to: ',', role: 'comma' }
  const clauses = tokens.join(' ').split(' , ')
  const own = clauses.findIndex((clause) => styles.some(({ phrases }) => phrases.includes(clause)))
  if (own >= 0) {
    const style: Piece = { from: clauses[own]!, to: clauses[own]!, role: 'clause' }
    const others = clauses.filter((_, i) => i !== own)
    const rest = others.length > 0 ? others.join(' , ').split(' ') : []
    return own === 0 && rest.length > 0
      ? { tokens: rest, before: [style, comma], behind: [] }
      : { tokens: rest, before: [], behind: [comma, style] }
  }
  let text = tokens.join(' ')
  let style: Piece | undefined
  for (const { name, to } of namesIn(styles)) {
    const found = mention(name).exec(text)
    if (!found) continue
    style ??= { from: found[0].replace(/^[ ,]+|[ ,]+$/g, ''), to, role: 'clause' }
    text = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  }
  return style
    ? { tokens: text.split(' ').filter((word) => word !== ''), before: [], behind: [comma, style] }
    : { tokens, before: [], behind: [] }
}

/** All names of styles with the usual phrase of each, long ones first. */
function namesIn(styles: Lexicon['styles']): { name: string; to: string }[] {
  return styles
    .flatMap(({ words, phrases }) => [...words, ...phrases].map((name) => ({ name, to: phrases[0]! })))
    .toSorted((a, b) => b.name.length - a.name.length)
}

/** Where a style is named for itself: led to by "in" or "as", in a clause of its own or with "of" behind it, or before a thing. */
function mention(name: string): RegExp {
  const said = `${name}${nouns}`
  const led = `(?<=^| )${lead}${said}(?: of)?(?= |$)`
  const alone = `(?<=^|, )(?:an? )?${said}(?: of(?= )|(?= ,|$))`
  const adjective = `(?<=(?:^| )(?:an?|the|two|three) )${said}(?= [a-z])`
  return new RegExp(`${led}|${alone}|${adjective}`)
}

/** Words that a model knows of styles alone; elsewhere in a prompt they say nothing to it. */
export function styleWords({ styles, ...lexicon }: Lexicon): ReadonlySet<string> {
  const { places, times, weathers, cameras, motions, characters } = lexicon
  const others = new Set(
    [
      ...[...places, ...times, ...weathers, ...cameras, ...motions].flatMap(({ phrases }) => phrases),
      ...characters.flatMap(({ words }) => words),
      'a an the as in on with of',
    ].flatMap((phrase) => phrase.split(' ')),
  )
  const words = styles.flatMap(({ phrases }) => phrases).flatMap((phrase) => phrase.split(' '))
  return new Set(words.filter((word) => !others.has(word)))
}
