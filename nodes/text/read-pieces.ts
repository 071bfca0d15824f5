import { clauseWords } from './clause-words.ts'
import type { Lexicon } from './lexicon.ts'
import { longestMatch, type Match, phraseTable } from './longest-match.ts'
import { otherForm } from './other-form.ts'
import { numberWord } from './mend-numbers.ts'
import { merged, type Piece } from './piece.ts'
import { readClause } from './read-clause.ts'
import { plainEmoji, promptTokens } from './prompt-tokens.ts'
import { readDeeds } from './read-deeds.ts'
import { readHiding } from './read-hiding.ts'
import { readPlace } from './read-place.ts'
import { readSequence } from './read-sequence.ts'
import { eventAt, plainEvents } from './read-event.ts'
import { readStyle } from './read-style.ts'
import { pluralOf } from './word-forms.ts'
import { determiners, type Grammar, isPreposition, negations, severals } from './word-roles.ts'

/**
 * The pieces of a prompt from left to right: known words stay, the longest synonym wins, a place or time that goes by
 * another name becomes the usual phrase for it, other forms of known words become those, slips of spelling are mended.
 */
export function readPieces(
  text: string,
  lexicon: Lexicon,
  grammar: Grammar,
  leaveOut: boolean,
): { readonly pieces: Piece[]; readonly unknown: Set<string> } {
  const ofClauses = clauseWords(lexicon, grammar.events)
  const known = new Set(lexicon.words.filter((word) => !ofClauses.has(word)))
  const phraseOf = phraseTable(lexicon)
  const done = readDeeds(
    plainEvents(promptTokens(text, lexicon), lexicon, grammar.events),
    lexicon,
    known,
    grammar,
  )
  const hiding = readHiding(done.tokens, lexicon, known, grammar)
  const sequence = readSequence(hiding.tokens, lexicon, known, grammar)
  const { tokens, before, behind } = readStyle(sequence.tokens, lexicon)
  const pieces: Piece[] = [...before]
  const unknown = new Set<string>()

  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!
    if (/^[,.;:!?]$/.test(token)) {
      if (pieces.length > 0 && pieces.at(-1)!.role !== 'comma')
        pieces.push({ from: ',', to: ',', role: 'comma' })
      at++
      continue
    }
    if (/^\p{Extended_Pictographic}/u.test(token)) {
      const first = at++
      while (numberWord(lexicon.numbers) && tokens[at] === token) at++
      readEmoji(pieces, token, at - first, lexicon, grammar, at < tokens.length)
      continue
    }
    const clause = done.deeds.get(token) ?? hiding.ways.get(token) ?? sequence.steps.get(token)
    if (clause) {
      pieces.push(clause)
      at++
      continue
    }
    const event = eventAt(tokens, at, grammar.events)
    if (event > 0) {
      for (const word of tokens.slice(at, at + event))
        pieces.push({ from: word, to: word, role: grammar.roleOf(word) })
      at += event
      continue
    }
    const found = longestMatch(tokens, at, lexicon, phraseOf, known)
    if (
      found &&
      leaveOut &&
      isDescribing(pieces, found, tokens[at + found.length] ?? ',', lexicon, grammar)
    ) {
      pieces.push({ from: found.words, to: '', role: 'unknown' })
      unknown.add(found.words)
      at += found.length
      continue
    }
    if (found?.kind === 'phrase') {
      at = found.clause
        ? readClause(pieces, tokens, at, found, phraseOf)
        : readPlace(pieces, tokens, at, found, lexicon, phraseOf)
      continue
    }
    if (found && !isNounHere(pieces, found.words, grammar.roleOf(firstOf(found.to)))) {
      pieces.push({ from: found.words, to: found.to, role: grammar.roleOf(firstOf(found.to)) })
      at += found.length
      continue
    }
    at++
    const piece = readWord(token, pieces, lexicon, known, grammar, leaveOut)
    if (piece.role === 'unknown' || (piece.foreign && !leaveOut)) unknown.add(token)
    pieces.push(piece)
  }
  pieces.push(...behind)
  return { pieces, unknown }
}

/** Whether a place only says what stands behind it is like: "an arctic fox", "an island beach"; "in the park dogs run" does not. */
function isDescribing(
  before: readonly Piece[],
  { words }: Match,
  next: string,
  { places, synonyms }: Lexicon,
  grammar: Grammar,
): boolean {
  const isPlace = (word: string): boolean => places.some((place) => place.words.includes(word))
  if (!isPlace(words)) return false
  const lead = before.findLast(({ role }) => role !== 'article' && role !== 'modifier' && role !== 'unknown')
  const isCharacter = grammar.isCharacter(next) || grammar.isCharacter(synonyms[next] ?? '')
  return isPlace(next) || (isCharacter && lead?.role !== 'preposition')
}

/** A typed emoji is the character that it shows, `times` over several of it; one that shows nobody is left out. */
function readEmoji(
  pieces: Piece[],
  token: string,
  times: number,
  { characters, words, numbers }: Lexicon,
  grammar: Grammar,
  more: boolean,
): void {
  // A black cat is a cat, and something of its own behind it.
  const [first = ''] = token.split('\u200D')
  const names = (sign: string): string | undefined =>
    characters.find(({ emoji }) => emoji && sign === plainEmoji(emoji))?.words[0]
  const name = names(token) ?? names(first)
  if (name === undefined) {
    if (more) pieces.push({ from: token, to: '', role: 'unknown' })
    return
  }
  const before = pieces.findLast(({ role }) => role !== 'unknown' && role !== 'modifier')
  const described = pieces.findLast(({ role }) => role !== 'unknown')?.role === 'modifier'
  const alone = before?.role !== 'article' && !described
  const many = times > 1 && alone ? numberWord(numbers, times) : undefined
  if (alone) pieces.push({ from: many ?? 'a', to: many ?? 'a', role: 'article' })
  const several = many ?? (before?.role === 'article' && grammar.isSeveral(before.to))
  pieces.push({ from: token.repeat(times), to: several ? pluralOf(name, words) : name, role: 'noun' })
}

function readWord(
  token: string,
  before: Piece[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
  grammar: Grammar,
  leaveOut: boolean,
): Piece {
  const { from = '', role } = before.at(-1) ?? {}
  if (token === 'to' && role === 'unknown' && leaveOut && ['next', 'close'].includes(from))
    return { ...merged([before.pop()!, { from: token, to: '', role }], '', 'preposition'), foreign: true }
  if (known.has(token)) return { from: token, to: token, role: grammar.roleOf(token) }
  const owner = leaveOut && determiners.has(token) && known.has('a')
  if (owner) return { from: token, to: 'a', role: 'article' }
  const foreign = isPreposition(token)
  const form = foreign ? undefined : otherForm(token, known, lexicon.synonyms)
  if (form !== undefined) {
    const role = grammar.roleOf(firstOf(form))
    if (/[aeiouy].*ing$/.test(token)) {
      const last = before.findLastIndex(({ role }) => role !== 'unknown')
      if (before[last]?.role !== 'be') return { from: token, to: form, role, ing: true }
      return merged([...before.splice(last, 1), { from: token, to: form, role }], form, role)
    }
    if (!isNounHere(before, token, role)) return { from: token, to: form, role }
  }
  if (!leaveOut) return { from: token, to: token, role: foreign ? 'preposition' : 'unknown', foreign }
  const most = numberWord(lexicon.numbers)
  if (severals.has(token) && most !== undefined) return { from: token, to: most, role: 'article' }
  if (severals.has(token) && known.has('a')) return { from: token, to: 'a', role: 'article' }
  if (negations.has(token)) return { from: token, to: '', role: 'negation' }
  return { from: token, to: '', role: foreign ? 'preposition' : 'unknown', foreign }
}

/** Whether a word that would be a verb stands where only a noun can: "on a rock" does not sway. */
function isNounHere(before: readonly Piece[], word: string, role: Piece['role']): boolean {
  if (role !== 'verb') return false
  const last = before.findLast(({ role }) => role !== 'unknown')
  if (last?.role === 'preposition') return last.from !== 'to'
  if (last?.role !== 'article') return false
  const several = before[before.lastIndexOf(last) - 1]?.to === 'and'
  return before.at(-1) === last || !(several || word.endsWith('s'))
}

function firstOf(words: string): string {
  return words.split(' ', 1)[0]!
}
