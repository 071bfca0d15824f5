import type { Lexicon } from './lexicon.ts'
import type { Piece } from './piece.ts'
import { withoutEnding } from './word-forms.ts'

/** What a prompt says of how its clip is drawn, as pieces of their own, and the prompt without it. */
export interface StyledPrompt {
  readonly tokens: readonly string[]
  readonly before: Piece[]
  readonly behind: Piece[]
}

const comma: Piece = { from: ',', to: ',', role: 'comma' }
const marks = '[,.;:!?]'
const article = '(?:an?|the) '
const nouns =
  '(?: (?:styled?|drawings?|sketch|art|illustration|cartoon|animation|animated|render|rendered|rendering|graphics|picture|video|clip|movie|game))*'
const looks =
  '(?:(?:cute|simple|small|little|old|retro|classic|beautiful|detailed|rough|quick|colou?rful|black and white) )*'
const verb = '(?:drawn|made|done|rendered|animated|painted) '
const lead = `(?:(?:${verb})?(?:in|as)|${verb}with) (?:${article})?(?:style of (?:${article})?)?`
const order = `(?:(?:please )?(?:make|draw|create|show|render|paint|animate|generate)(?: me)? |(?:this|it|there) is )?`
const small = 'of|on|in|at|by|during|under|over|while|and|with|among|as|where|that'

/**
 * Takes what says how a clip is drawn out of a prompt: "a pixel art fox runs", "pencil sketch of a fox" and "a fox, 8-bit" are a fox,
 * and a style behind it. What is said in the model's own words, in a clause of its own, stays first where it was first.
 */
export function readStyle(tokens: readonly string[], lexicon: Lexicon): StyledPrompt {
  const { styles } = lexicon
  const clauses = tokens.join(' ').split(' , ')
  const own = clauses.findIndex((clause) => styles.some(({ phrases }) => phrases.includes(clause)))
  if (own >= 0) {
    const style: Piece = { from: clauses[own]!, to: clauses[own]!, role: 'clause' }
    const rest = clauses
      .filter((_, i) => i !== own)
      .flatMap((clause, i) => [...(i ? [','] : []), ...clause.split(' ')])
    return own === 0 && rest.length > 0
      ? { tokens: rest, before: [style, comma], behind: [] }
      : { tokens: rest, before: [], behind: [comma, style] }
  }
  let text = tokens.join(' ')
  let style: Piece | undefined
  for (const { name, to } of namesIn(styles)) {
    const found = mentionIn(text, name, lexicon)
    if (!found) continue
    style ??= { from: found.said.replace(/^[ ,]+|[ ,]+$/g, ''), to, role: 'clause' }
    text = found.rest
  }
  return style
    ? { tokens: text.split(' ').filter((word) => word !== ''), before: [], behind: [comma, style] }
    : { tokens, before: [], behind: [] }
}

/** All names of styles with the usual phrase of each, long ones first; a hyphen is a space. */
function namesIn(styles: Lexicon['styles']): { name: string; to: string }[] {
  return styles
    .flatMap(({ words, phrases }) =>
      [...words, ...phrases].map((name) => ({ name: name.replaceAll('-', ' '), to: phrases[0]! })),
    )
    .toSorted((a, b) => b.name.length - a.name.length)
}

/** Where a style is named for itself, and the prompt without that: led to by "in" or "as", in a clause of its own, with "of" behind it, or before a character. */
function mentionIn(
  tokens: string,
  name: string,
  lexicon: Lexicon,
): { said: string; rest: string } | undefined {
  const text = tokens.replaceAll(/(?<=\w)-(?=\w)/g, ' ')
  const said = `${looks}${name}${nouns}`
  const start = `(?<=^|${marks} )`
  const ways = [
    `(?<=^| )${lead}${said}(?= ${marks}|$| (?:${small})\\b)`,
    `${start}${order}(?:${article})?${said} of(?= )`,
    `${start}(?:an? )?${said}(?= ${marks}|$)`,
    `(?<=(?:^|${marks} |(?:^| )(?:an?|the|two|three) (?:[a-z]+ )?)${looks})${name}${nouns}(?= [a-z])`,
  ]
  for (const [way, pattern] of ways.entries()) {
    const found = new RegExp(pattern).exec(text)
    if (!found) continue
    const behind = text.slice(found.index + found[0].length)
    // A pencil may be a thing; pixel art is none.
    if (way === 3 && !/\d|\bart\b/.test(name) && !beginsWithCharacter(behind.trim().split(' '), lexicon))
      continue
    return { said: found[0], rest: `${text.slice(0, found.index)} ${behind}` }
  }
  return undefined
}

/** Whether one of the first two words names a character. */
function beginsWithCharacter(words: readonly string[], { characters, synonyms }: Lexicon): boolean {
  const names = new Set(characters.flatMap((one) => one.words.map((word) => word.split(' ')[0]!)))
  return words
    .slice(0, 2)
    .flatMap((word) => [word, ...withoutEnding(word)])
    .some((word) => names.has(word) || names.has((synonyms[word] ?? '').split(' ')[0]!))
}
