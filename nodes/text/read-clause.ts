import { longest, type Match, type Phrase } from './longest-match.ts'
import { merged, type Piece } from './piece.ts'
import { articles } from './word-roles.ts'

/** What may stand between the camera and how it is. */
const links = new Set(['stays', 'remains'])

/** The camera's words from `at` become a clause of its own, after a comma, and go where it does not; gives where reading goes on. */
export function readClause(
  pieces: Piece[],
  tokens: readonly string[],
  at: number,
  { length, to }: Match,
  phrases: ReadonlyMap<string, Phrase>,
): number {
  let end = at + length
  // The camera "slowly zooms in".
  while (pieces.at(-1)?.role === 'unknown' && pieces.at(-1)!.from.endsWith('ly')) pieces.pop()
  let start = pieces.length
  // The clause has a camera of its own: "the camera pan left", "the camera is fixed", "fixed camera".
  const linked = pieces.at(-1)?.role === 'be' || links.has(pieces.at(-1)?.to ?? '')
  const camera = start - (linked ? 2 : 1)
  if (pieces[camera]?.to === 'camera') start = camera
  if (tokens[end] === 'camera') end++
  while (start > 0 && ['article', 'preposition'].includes(pieces[start - 1]!.role)) start--
  const denied = denialBefore(pieces, start)
  if (denied < start) {
    const all = [
      ...pieces.splice(denied),
      { from: tokens.slice(at, end).join(' '), to, role: 'gone' as const },
    ]
    pieces.push(merged(all, '', 'gone'))
    return end
  }
  const lead = pieces.splice(start)
  const before = pieces.at(-1)
  if (before && before.role !== 'comma' && before.to !== 'and')
    pieces.push({ from: '', to: ',', role: 'comma' })
  const own = { from: tokens.slice(at, end).join(' '), to, role: 'clause' as const }
  pieces.push(merged([...lead, own], to, 'clause'))
  if (leadsToThing(tokens, end, to, phrases)) end++
  if (tokens[end] !== 'and') pieces.push({ from: '', to: ',', role: 'comma' })
  return end
}

/** Where the words begin that say, before the camera's from `start` on, that it does not: "the camera does not", "without"; `start` where none do. */
function denialBefore(pieces: readonly Piece[], start: number): number {
  const last = pieces[start - 1]
  if (!last || !(last.role === 'negation' || /^(?:not|never)$/.test(last.from))) return start
  let at = start - 1
  while (at > 0 && /^(?:does|do|is|are)$/.test(pieces[at - 1]!.from)) at--
  const camera = pieces[at - 1]?.to === 'camera' ? at - 1 : at
  return camera < at && pieces[camera - 1]?.role === 'article' ? camera - 1 : camera
}

/** Whether a word leads from a camera's clause to a thing, as in "zoom in on a fox"; "on the beach" says where it all is. */
function leadsToThing(
  tokens: readonly string[],
  at: number,
  clause: string,
  phrases: ReadonlyMap<string, Phrase>,
): boolean {
  const word = tokens[at]
  if (word === 'of') return true
  // "pan left to the right" names no thing.
  if (word !== 'on' && !(word === 'to' && clause.includes('zooms'))) return false
  if (!articles.has(tokens[at + 1] ?? '')) return false
  for (let length = 1; length <= longest; length++)
    if (phrases.has(tokens.slice(at + 2, at + 2 + length).join(' '))) return false
  return true
}
