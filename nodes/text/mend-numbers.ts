import type { Lexicon } from './lexicon.ts'
import { merged, nounPhrase, type Piece } from './piece.ts'
import type { Grammar } from './grammar.ts'
import { setOf } from './word-roles.ts'

const pairs = setOf('couple pair duo')
const groups = setOf(
  'trio few dozen group flock herd school pack bunch swarm crowd team family fleet row lot lots number army parade dozens hundreds thousands line',
)
/** Of these "of" may be left out. */
const plain = setOf('couple few dozen')

/** A number that is said from one piece on, in so many of them. */
interface SaidNumber {
  readonly length: number
  readonly to: string
}

/** How many there are, as a model says it: more than it knows are the most that it knows. Undefined where it knows no number. */
export function numberWord(numbers: Lexicon['numbers'], count = Infinity): string | undefined {
  return (numbers[count] ?? (count === 1 ? ['a'] : Object.values(numbers).at(-1)))?.[0]
}

/** Numbers of characters in the words that a model knows: a digit, "both", "a couple of the", "a group of three", "a flock of". */
export function mendNumbers(pieces: Piece[], grammar: Grammar, numbers: Lexicon['numbers']): void {
  if (numberWord(numbers) === undefined) return
  for (let i = 0; i < pieces.length; i++) {
    const said = numberAt(pieces, i, numbers, grammar)
    if (!said) continue
    let end = i + said.length
    if (pieces[end]?.from === 'of') end++
    if (pieces[end - 1]!.from === 'of' || pieces[i]!.from === 'both')
      while (pieces[end]?.role === 'article' || /^th[eo]se$/.test(pieces[end]?.from ?? '')) end++
    const { end: after, named } = nounPhrase(pieces, end)
    if (named && pieces[end]!.role !== 'article' && grammar.isCharacter(pieces[after - 1]!.to))
      pieces.splice(i, end - i, merged(pieces.slice(i, end), said.to, 'article'))
  }
}

function numberAt(
  pieces: readonly Piece[],
  i: number,
  numbers: Lexicon['numbers'],
  grammar: Grammar,
): SaidNumber | undefined {
  const { from, to, role } = pieces[i]!
  if (role === 'article' && grammar.isSeveral(to)) return { length: 1, to }
  if (/^[1-9]\d?$/.test(from)) return { length: 1, to: numberWord(numbers, Number(from))! }
  if (from === 'both' || from === 'twin') return { length: 1, to: numberWord(numbers, 2)! }
  const start = role === 'article' ? i + 1 : i
  const group = pieces[start]?.from ?? ''
  const of = pieces[start + 1]?.from === 'of'
  if (!(pairs.has(group) || groups.has(group)) || !(of || plain.has(group))) return undefined
  const length = start + (of ? 2 : 1) - i
  const whole = merged(pieces.slice(i, i + length), '', 'article').from
  if (pairs.has(group))
    return { length, to: numbers[2]?.find((name) => name === whole) ?? numberWord(numbers, 2)! }
  const inner = pieces[i + length] && numberAt(pieces, i + length, numbers, grammar)
  return { length: length + (inner?.length ?? 0), to: inner?.to ?? numberWord(numbers)! }
}
