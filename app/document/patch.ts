import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { type Fields, isFields } from './files/fields.ts'

/** One change of a record. `at` is the place among its keys, so that taking it back restores their order. */
export type EntryChange =
  | { readonly is: 'set'; readonly key: string; readonly before: unknown; readonly after: unknown }
  | { readonly is: 'add'; readonly key: string; readonly value: unknown; readonly at: number }
  | { readonly is: 'remove'; readonly key: string; readonly value: unknown; readonly at: number }
  | { readonly is: 'order'; readonly before: readonly string[]; readonly after: readonly string[] }

/** The changes of the record at a path of the workflow. */
export interface RecordChange {
  readonly path: readonly string[]
  readonly entries: readonly EntryChange[]
}

/** What leads from one workflow to another, and back: only what differs, by id. */
export type Patch = readonly RecordChange[]

/** What differs between two workflows, one made from the other. Parts that are the same object are not looked into. */
export function diff(before: WorkflowDocument, after: WorkflowDocument): Patch {
  const patch: RecordChange[] = []
  const pending: { path: readonly string[]; a: Fields; b: Fields }[] = [{ path: [], a: before, b: after }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { path, a, b } = next
    if (a === b) continue
    const entries: EntryChange[] = []
    const [keysA, keysB] = [Object.keys(a), Object.keys(b)]
    keysA.forEach((key, at) => {
      if (!Object.hasOwn(b, key)) entries.push({ is: 'remove', key, value: a[key], at })
      else if (a[key] !== b[key]) {
        const [inA, inB] = [a[key], b[key]]
        const inner = [...path, key]
        if (isTable(inner) && isFields(inA) && isFields(inB)) pending.push({ path: inner, a: inA, b: inB })
        else entries.push({ is: 'set', key, before: inA, after: inB })
      }
    })
    keysB.forEach((key, at) => {
      if (!Object.hasOwn(a, key)) entries.push({ is: 'add', key, value: b[key], at })
    })
    const commonA = keysA.filter((key) => Object.hasOwn(b, key))
    const commonB = keysB.filter((key) => Object.hasOwn(a, key))
    if (commonA.some((key, at) => commonB[at] !== key))
      entries.push({ is: 'order', before: keysA, after: keysB })
    if (entries.length > 0) patch.push({ path, entries })
  }
  return patch
}

/** The patch that leads back. */
export function inverse(patch: Patch): Patch {
  return patch.toReversed().map(({ path, entries }) => ({
    path,
    entries: entries.map((entry): EntryChange => {
      switch (entry.is) {
        case 'set':
          return { ...entry, before: entry.after, after: entry.before }
        case 'order':
          return { ...entry, before: entry.after, after: entry.before }
        case 'add':
          return { ...entry, is: 'remove' }
        case 'remove':
          return { ...entry, is: 'add' }
      }
    }),
  }))
}

/** The workflow with a patch applied; it must be the one that the patch leads from. */
export function apply(document: WorkflowDocument, patch: Patch): WorkflowDocument {
  return patch.reduce<Fields>((fields, change) => at(fields, change), document) as WorkflowDocument
}

function at(root: Fields, { path, entries }: RecordChange): Fields {
  const way: Fields[] = [root]
  for (const key of path) way.push(way.at(-1)![key] as Fields)
  let changed = applyEntries(way.pop()!, entries)
  for (let depth = path.length - 1; depth >= 0; depth--) changed = { ...way[depth], [path[depth]!]: changed }
  return changed
}

function applyEntries(record: Fields, entries: readonly EntryChange[]): Fields {
  if (entries.every((entry) => entry.is === 'set'))
    return { ...record, ...Object.fromEntries(entries.map(({ key, after }) => [key, after])) }
  const gone = new Set<string>()
  const set = new Map<string, unknown>()
  const added: Extract<EntryChange, { is: 'add' }>[] = []
  let order: readonly string[] | undefined
  for (const entry of entries) {
    if (entry.is === 'remove') gone.add(entry.key)
    else if (entry.is === 'set') set.set(entry.key, entry.after)
    else if (entry.is === 'add') added.push(entry)
    else order = entry.after
  }
  const kept = Object.entries(record).filter(([key]) => !gone.has(key))
  const pairs: [string, unknown][] = []
  let next = 0
  for (const add of added.sort((a, b) => a.at - b.at)) {
    while (pairs.length < add.at && next < kept.length) pairs.push(kept[next++]!)
    pairs.push([add.key, add.value])
  }
  while (next < kept.length) pairs.push(kept[next++]!)
  const values = new Map(pairs.map(([key, value]) => [key, set.has(key) ? set.get(key) : value]))
  return Object.fromEntries(order ? order.map((key) => [key, values.get(key)]) : values)
}

/** The records whose entries are changed one by one; everything else is one value. */
function isTable(path: readonly string[]): boolean {
  const inner = path[0] === 'subgraphs' ? path.slice(2) : path
  const [first, second, ...rest] = inner
  if (rest.length > 0) return false
  if (second === undefined) return first === undefined || ['nodes', 'edges', 'layout'].includes(first)
  return first === 'layout' && ['nodes', 'edges', 'groups', 'notes'].includes(second)
}
