import { fitKind, nameOfKind } from '../../../engine/graph/index.ts'
import type { Kind } from '../../../engine/define/index.ts'
import { offersFor } from '../../document/index.ts'
import type { Entry } from './entry.ts'
import { parseQuery } from './parse-query.ts'
import { searchEntries } from './search-entries.ts'

/** A line of the palette; for a loose wire, the port it would take and what the wire is turned into. */
export interface Line extends Entry {
  readonly port?: string
  readonly words?: string
}

/** Lines under one heading. */
export interface Section {
  readonly title: string
  readonly lines: readonly Line[]
}

/** What is offered without a wire: what was used last, then by category; while something is typed, the best first. */
export function plainSections(
  entries: readonly Entry[],
  typed: string,
  recent: readonly string[],
): readonly Section[] {
  const found = searchEntries(entries, typed, recent)
  if (parseQuery(typed).words !== '') return found.length > 0 ? [{ title: 'Nodes', lines: found }] : []
  const last = recent.slice(0, 4).flatMap((id) => found.find((entry) => entry.id === id) ?? [])
  const groups = new Map<string, Entry[]>()
  for (const entry of found) groups.set(entry.category, [...(groups.get(entry.category) ?? []), entry])
  return [
    ...(last.length > 0 ? [{ title: 'Recent', lines: last }] : []),
    ...[...groups].map(([title, lines]) => ({
      title,
      lines: lines.toSorted((a, b) => a.title.localeCompare(b.title)),
    })),
  ]
}

/** What is offered for a loose wire: what fits as it is, and what fits after a conversion. */
export function wireSections(
  entries: readonly Entry[],
  typed: string,
  recent: readonly string[],
  kind: Kind | undefined,
  side: 'input' | 'output',
): readonly Section[] {
  const faces = entries.flatMap(({ face }) => face ?? [])
  const offers = new Map(offersFor(faces, kind, side).map((offer) => [offer.type, offer]))
  const lines = entries.flatMap((entry): Line[] => {
    const offer = entry.face && offers.get(entry.id)
    if (!offer) return []
    const words = wordsOf(entry, offer.port, kind, side)
    return [{ ...entry, port: offer.port, ...(words !== undefined && { words }) }]
  })
  const cost = (line: Line): number => offers.get(line.id)!.cost
  const typedWords = parseQuery(typed).words !== ''
  const found = searchEntries(lines, typed, recent)
  const order = typedWords ? found : found.toSorted((a, b) => cost(a) - cost(b))
  const asSetting = ({ face, port }: Line): boolean => face?.inputs.get(port!)?.param !== undefined
  const isSetting = (line: Line): boolean => side === 'input' && asSetting(line)
  const exact = order.filter((line) => line.words === undefined && !isSetting(line))
  const converted = order.filter((line) => line.words !== undefined && !isSetting(line))
  const settings = order.filter(isSetting)
  const name = kind ? withArticle(nameOfKind(kind)) : 'anything'
  return [
    { title: side === 'input' ? `Takes ${name}` : `Gives ${name}`, lines: exact },
    { title: 'Fits after a conversion', lines: converted },
    { title: `Has a setting that takes ${name}`, lines: settings },
  ].filter((section) => section.lines.length > 0)
}

function wordsOf(
  { face }: Entry,
  port: string,
  kind: Kind | undefined,
  side: 'input' | 'output',
): string | undefined {
  const own = side === 'input' ? face?.inputs.get(port)?.kind : face?.outputs.get(port)?.kind
  if (!kind || !own) return undefined
  const fit = side === 'input' ? fitKind(kind, own) : fitKind(own, kind)
  const words = [fit?.mapped ? 'once per item' : undefined, fit?.conversion?.words]
  const said = words.filter((word) => word !== undefined).join(', ')
  return said === '' ? undefined : said
}

/** `an image`, `a list of clips`; what cannot be counted stands alone. */
export function withArticle(name: string): string {
  if (name.startsWith('a ') || ['text', 'conditioning', 'anything'].includes(name)) return name
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
}
