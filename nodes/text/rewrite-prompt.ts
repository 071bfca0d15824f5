import type { Lexicon } from './lexicon.ts'
import { phraseTable } from './longest-match.ts'
import { mendPieces } from './mend-pieces.ts'
import type { Piece } from './piece.ts'
import { readPieces } from './read-pieces.ts'
import { grammarOf } from './grammar.ts'
import { articles } from './word-roles.ts'

/** A rewritten prompt, what was replaced by what (by nothing: it was left out), and what nobody knows. */
export interface RewrittenPrompt {
  readonly text: string
  readonly changes: readonly { readonly from: string; readonly to: string }[]
  readonly unknown: readonly string[]
}

/**
 * A prompt in the words of a lexicon. What has no other words there is unknown, and taken out where `leaveOut` says so;
 * what is left is made a sentence again.
 */
export function rewritePrompt(text: string, lexicon: Lexicon, leaveOut: boolean): RewrittenPrompt {
  const grammar = grammarOf(lexicon)
  const { pieces, unknown, changes } = readPieces(text, lexicon, grammar, leaveOut)
  mendPieces(pieces, grammar, phraseTable(lexicon), lexicon, leaveOut)
  // What got another word is told as a change.
  for (const { from, to, role } of pieces)
    if (to !== '' && to !== from && ['link', 'preposition', 'article'].includes(role))
      from.split(' ').forEach((word) => unknown.delete(word))
  const said = pieces.flatMap(({ to }) => (to === '' ? [] : to.split(' ')))
  return { text: joined(said), changes: [...changes, ...changesIn(pieces)], unknown: [...unknown] }
}

/** What was replaced, and what was left out though it is known; articles are not worth a word. */
function changesIn(pieces: readonly Piece[]): { from: string; to: string }[] {
  const changes: { from: string; to: string }[] = []
  let gone: string[] = []
  const endGone = (): void => {
    if (gone.some((word) => !articles.has(word))) changes.push({ from: gone.join(' '), to: '' })
    gone = []
  }
  for (const { from, to, role } of pieces) {
    if (role === 'gone') {
      if (from !== '' && from !== ',') gone.push(from)
      continue
    }
    endGone()
    if (from !== to && role !== 'comma' && role !== 'unknown') changes.push({ from, to })
  }
  endGone()
  return changes
}

/** Tokens as a sentence: commas close up, "a" or "an" fits the word after it, and none is left without a word. */
function joined(tokens: readonly string[]): string {
  const words = tokens.flatMap((word, i) => {
    const next = tokens[i + 1] ?? ','
    if (articles.has(word) && next === ',') return []
    if (word !== 'a' && word !== 'an') return [word]
    return [/^[aeio]/.test(next) ? 'an' : 'a']
  })
  return words
    .join(' ')
    .replaceAll(' ,', ',')
    .replace(/,(?:,| and\b(?=,|$))+/g, ',')
    .replace(/^[\s,]+|[\s,]+$/g, '')
}
