import type { Lexicon } from './lexicon.ts'
import { numberWord } from './mend-numbers.ts'
import type { Piece } from './piece.ts'
import { namedCharacter } from './named-character.ts'
import { pluralOf } from './word-forms.ts'
import type { Grammar } from './grammar.ts'

/** A typed emoji is the character that it shows, `times` over several of it; one that shows nobody is left out. */
export function readEmoji(
  pieces: Piece[],
  token: string,
  times: number,
  lexicon: Lexicon,
  grammar: Grammar,
  more: boolean,
): void {
  // A black cat is a cat, and something of its own behind it.
  const [first = ''] = token.split('\u200D')
  const name = (namedCharacter(lexicon, token) ?? namedCharacter(lexicon, first))?.words[0]
  if (name === undefined) {
    if (more) pieces.push({ from: token, to: '', role: 'unknown' })
    return
  }
  const before = pieces.findLast(({ role }) => role !== 'unknown' && role !== 'modifier')
  const described = pieces.findLast(({ role }) => role !== 'unknown')?.role === 'modifier'
  const alone = before?.role !== 'article' && !described
  const many = times > 1 && alone ? numberWord(lexicon.numbers, times) : undefined
  const last = pieces.at(-1)
  if (alone && last?.role === 'noun' && grammar.isCharacter(last.to))
    pieces.push({ from: '', to: 'and', role: 'link' })
  if (alone) pieces.push({ from: many ?? 'a', to: many ?? 'a', role: 'article' })
  const several = many ?? (before?.role === 'article' && grammar.isSeveral(before.to))
  pieces.push({ from: token.repeat(times), to: several ? pluralOf(name, lexicon.words) : name, role: 'noun' })
}
