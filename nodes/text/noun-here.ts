import type { Piece } from './piece.ts'

/** Whether a word that would be a verb stands where only a noun can: "on a rock" does not sway. */
export function isNounHere(before: readonly Piece[], word: string, role: Piece['role']): boolean {
  if (role !== 'verb') return false
  const last = before.findLast(({ role }) => role !== 'unknown' && role !== 'gone')
  if (last?.role === 'preposition') return last.from !== 'to'
  if (last?.role !== 'article') return false
  const several = before[before.lastIndexOf(last) - 1]?.to === 'and'
  return before.at(-1) === last || !(several || word.endsWith('s'))
}
