import type { Lexicon } from './lexicon.ts'
import type { Match, Phrase } from './longest-match.ts'
import { merged, type Piece } from './piece.ts'
import { particles } from './word-roles.ts'

/** "in the dark jungle" is replaced as a whole: what leads to a place, and how it is, comes with its usual phrase. Gives where reading goes on. */
export function readPlace(
  pieces: Piece[],
  tokens: readonly string[],
  at: number,
  found: Match,
  lexicon: Lexicon,
  phraseOf: ReadonlyMap<string, Phrase>,
): number {
  const end = at + found.length
  let start = pieces.length
  for (let i = start - 1; i >= 0; i--) {
    const { role, from, to } = pieces[i]!
    if (role === 'article' || role === 'preposition') {
      // "falls down in the jungle" keeps its down.
      const next = pieces[i + 1]
      if (particles.has(from) && next?.role === 'preposition' && next.from !== 'of') break
      start = i
    } else if (
      role === 'noun' ? start < pieces.length || !phraseOf.has(to) : role !== 'modifier' && role !== 'unknown'
    )
      break
  }
  const lead = pieces.splice(start)
  // A desert road is in the desert.
  const within = lead.find(({ role }) => role === 'noun')
  const place = lexicon.places.find(({ words }) => within && words.includes(within.to))
  const weather =
    place && lexicon.weathers.some(({ phrases }) => phrases[0] === found.to) ? ` ${found.to}` : ''
  const to = (place?.phrases[0] ?? found.to) + weather + timeOf(lead, tokens, found, lexicon)
  const own = { from: tokens.slice(at, end).join(' '), to, role: 'phrase' as const }
  pieces.push(merged([...lead, own], to, 'phrase'))
  return end
}

/** "in a dark jungle" says a place and a time. */
function timeOf(
  lead: readonly Piece[],
  tokens: readonly string[],
  { words }: Match,
  { places, times }: Lexicon,
): string {
  if (!places.some((place) => place.words.includes(words))) return ''
  const said = tokens.filter((token) => times.some((time) => time.words.includes(token)))
  const time = times.find(({ words }) => said.length === 1 && words.includes(said[0]!))
  return time && lead.some(({ from }) => from === said[0]) ? ` ${time.phrases[0]}` : ''
}
