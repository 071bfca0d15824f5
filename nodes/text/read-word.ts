import { firstOf } from './first-of.ts'
import type { Grammar } from './grammar.ts'
import type { Lexicon } from './lexicon.ts'
import { numberWord } from './mend-numbers.ts'
import { isNounHere } from './noun-here.ts'
import { otherForm } from './other-form.ts'
import { merged, type Piece } from './piece.ts'
import { determiners, isPreposition, negations, severals } from './word-roles.ts'

/** The piece of a word that stands for nothing else: itself, a known form of it, or nothing where words that are not known are `leaveOut`. */
export function readWord(
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
  const whose = /^(.+)['’]s$/.exec(token)?.[1]
  // A dog's ball is a ball.
  if (leaveOut && whose !== undefined && grammar.isCharacter(lexicon.synonyms[whose] ?? whose))
    return { from: token, to: '', role: 'gone' }
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
