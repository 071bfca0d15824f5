import type { Lexicon } from './lexicon.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const pairs = setOf('couple pair duo')
const trios = setOf('trio')
const groups = setOf('group flock herd school pack bunch swarm crowd team family fleet row lot number few')

/** How many of a thing there are, in other words than the model's, and how many tokens say so. */
export interface ReadNumber {
  readonly length: number
  readonly to: string
}

/**
 * A number that begins at `at`, where the model knows any: a digit, "both", "a couple of", "a group of three", "a flock of". More than it
 * knows are the most that it knows. Undefined where no thing, in the plural, comes after it.
 */
export function readNumber(
  tokens: readonly string[],
  at: number,
  numbers: Lexicon['numbers'],
): ReadNumber | undefined {
  const most = Object.values(numbers).at(-1)?.[0]
  if (most === undefined) return undefined
  const of = (count: number): string => numbers[count]?.[0] ?? (count === 1 ? 'a' : most)
  const token = tokens[at]!
  if (/^[1-9]\d*$/.test(token)) return before({ length: 1, to: of(Number(token)) }, tokens, at)
  if (token === 'both' || token === 'twin') return before({ length: 1, to: of(2) }, tokens, at)
  const start = /^(?:a|an|the)$/.test(token) ? at + 1 : at
  const group = tokens[start]
  if (group === 'few' && tokens[start + 1] !== 'of')
    return before({ length: start + 1 - at, to: most }, tokens, at)
  if (group === undefined || tokens[start + 1] !== 'of') return undefined
  const said = tokens.slice(at, start + 2).join(' ')
  if (pairs.has(group))
    return before({ length: start + 2 - at, to: numbers[2]?.includes(said) ? said : of(2) }, tokens, at)
  if (trios.has(group)) return before({ length: start + 2 - at, to: of(3) }, tokens, at)
  if (!groups.has(group)) return undefined
  const counted = Object.values(numbers).find(([name]) => name === tokens[start + 2])?.[0]
  const inner = counted === undefined ? { length: 0, to: most } : { length: 1, to: counted }
  return before({ length: start + 2 - at + inner.length, to: inner.to }, tokens, at)
}

/** The number, where a word for one thing or several comes soon after it. */
function before(number: ReadNumber, tokens: readonly string[], at: number): ReadNumber | undefined {
  const after = tokens.slice(at + number.length, at + number.length + 3)
  const isNamed = number.to === 'a' ? after.length > 0 : after.some((word) => /[^s]s$|^fish$/.test(word))
  return isNamed ? number : undefined
}
