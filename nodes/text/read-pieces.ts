import { firstOf } from './first-of.ts'
import { isNounHere } from './noun-here.ts'
import { clauseWords } from './clause-words.ts'
import type { Lexicon } from './lexicon.ts'
import { longestMatch, type Match, phraseTable } from './longest-match.ts'
import { numberWord } from './mend-numbers.ts'
import { nameOnce } from './name-once.ts'
import { merged, type Piece } from './piece.ts'
import { readChase } from './read-chase.ts'
import { readClause } from './read-clause.ts'
import type { PlainPrompt } from './plain-english.ts'
import { isEmoji } from './plain-emoji.ts'
import { promptTokens } from './prompt-tokens.ts'
import { readDeeds } from './read-deeds.ts'
import { readEmoji } from './read-emoji.ts'
import { readHiding } from './read-hiding.ts'
import { readPlace } from './read-place.ts'
import { readSequence } from './read-sequence.ts'
import { eventAt, plainEvents } from './read-event.ts'
import { readWord } from './read-word.ts'
import { readStyle } from './read-style.ts'
import type { Grammar } from './grammar.ts'
import { isMark } from './word-roles.ts'

/** The pieces of a prompt, what nobody knows, and what was replaced by what before it came to pieces. */
export interface PromptPieces {
  readonly pieces: Piece[]
  readonly unknown: Set<string>
  readonly changes: PlainPrompt['changes']
}

/**
 * The pieces of a prompt from left to right: known words stay, the longest synonym wins, a place or time that goes by
 * another name becomes the usual phrase for it, other forms of known words become those, slips of spelling are mended.
 */
export function readPieces(
  text: string,
  lexicon: Lexicon,
  grammar: Grammar,
  leaveOut: boolean,
): PromptPieces {
  const ofClauses = clauseWords(lexicon, grammar.events)
  const known = new Set(lexicon.words.filter((word) => !ofClauses.has(word)))
  const phraseOf = phraseTable(lexicon)
  const said = promptTokens(text, lexicon, leaveOut)
  const plain = plainEvents(said.tokens, lexicon, grammar.events)
  const chase = readChase(plain, lexicon, known, grammar)
  const done = readDeeds(chase.tokens, lexicon, known, grammar)
  const hiding = readHiding(done.tokens, lexicon, known, grammar)
  const sequence = readSequence(hiding.tokens, lexicon, known, grammar)
  const { tokens, before, behind } = readStyle(sequence.tokens, lexicon)
  const pieces: Piece[] = [...before]
  const unknown = new Set<string>()

  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!
    if (isMark(token)) {
      if (pieces.length > 0 && pieces.at(-1)!.role !== 'comma')
        pieces.push({ from: ',', to: ',', role: 'comma', ends: /[.;!?]/.test(token) })
      at++
      continue
    }
    if (isEmoji(token) && !phraseOf.has(token)) {
      const first = at++
      while (numberWord(lexicon.numbers) && tokens[at] === token) at++
      readEmoji(pieces, token, at - first, lexicon, grammar, at < tokens.length)
      continue
    }
    const clause =
      chase.runs.get(token) ?? done.deeds.get(token) ?? hiding.ways.get(token) ?? sequence.steps.get(token)
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
    if (found?.kind === 'phrase' && !isDone(pieces, found, grammar)) {
      at = found.clause
        ? readClause(pieces, tokens, at, found, phraseOf)
        : readPlace(pieces, tokens, at, found, lexicon, phraseOf)
      continue
    }
    if (found?.kind === 'synonym' && !isNounHere(pieces, found.words, grammar.roleOf(firstOf(found.to)))) {
      const piece = { from: found.words, to: found.to, role: grammar.roleOf(firstOf(found.to)) }
      // "is popped" pops.
      const is = piece.role === 'verb' && pieces.at(-1)?.role === 'be' ? [pieces.pop()!] : []
      pieces.push(merged([...is, piece], piece.to, piece.role))
      at += found.length
      continue
    }
    at++
    const piece = readWord(token, pieces, lexicon, known, grammar, leaveOut)
    if (piece.role === 'unknown' || (piece.foreign && !leaveOut)) unknown.add(token)
    pieces.push(piece)
  }
  nameOnce(pieces, grammar)
  pieces.push(...behind)
  return { pieces, unknown, changes: said.changes }
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

/** Whether a word for a place is what somebody does: "a robot waves", "a robot that smiles and waves". */
function isDone(before: readonly Piece[], { words }: Match, grammar: Grammar): boolean {
  if (words !== 'waves') return false
  const isSomebody = (piece: Piece | undefined): boolean =>
    piece?.from === 'that' || (piece?.role === 'noun' && grammar.isCharacter(piece.to))
  const at = before.findLastIndex(({ from }) => !from.endsWith('ly'))
  if (before[at]?.from !== 'and') return isSomebody(before[at])
  const deed = before[at - 1]?.role
  return deed === 'verb' || (deed === 'unknown' && isSomebody(before[at - 2]))
}
