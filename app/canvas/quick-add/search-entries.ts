import type { Kind } from '../../../engine/define/index.ts'
import { nameOfKind, variableOf } from '../../../engine/graph/index.ts'
import type { Entry } from './entry.ts'
import { fuzzy } from './fuzzy.ts'
import { parseQuery } from './parse-query.ts'

/** Entries that fit what was typed, the best first; among equals those that were used last. */
export function searchEntries<T extends Entry>(
  entries: readonly T[],
  typed: string,
  recent: readonly string[],
): T[] {
  const { words, takes, gives } = parseQuery(typed)
  const scored = entries.flatMap((entry) => {
    if (!takes.every((kind) => entry.inputs.some((own) => isKind(own, kind)))) return []
    if (!gives.every((kind) => entry.outputs.some((own) => isKind(own, kind)))) return []
    const score = Math.max(
      fuzzy(words, entry.title),
      0.6 * fuzzy(words, entry.category),
      words.length > 2 && entry.summary.toLowerCase().includes(words) ? 0.3 : 0,
    )
    if (score <= 0.2) return []
    const used = recent.indexOf(entry.id)
    return [{ entry, score: score + (used < 0 ? 0 : 0.15 - used * 0.01) }]
  })
  return scored.sort((a, b) => b.score - a.score).map(({ entry }) => entry)
}

/** Whether a port's kind is the one that is asked for; `clip` asks for lists of clips too, what takes anything takes it. */
function isKind(kind: Kind | undefined, asked: string): boolean {
  if (!kind || variableOf(kind) !== undefined) return false
  return kind.id.startsWith(asked) || nameOfKind(kind).startsWith(asked)
}
