import type { RecordField } from './field-spec.ts'
import { judgeValue } from './judge-value.ts'
import { defaultOf } from './param-value.ts'

/** A group of settings in a list. */
export type RecordItem = Readonly<Record<string, unknown>>

/** The items of a value; what is no group of settings counts as an empty one. */
export function itemsOf(value: unknown): readonly RecordItem[] {
  if (!Array.isArray(value)) return []
  return value.map((item: unknown) => (typeof item === 'object' && item !== null ? (item as RecordItem) : {}))
}

/** A new item that may be kept as it is: defaults, or else nothing, or else a name with a number. */
export function newItem(
  fields: readonly RecordField[],
  noun: string,
  items: readonly RecordItem[],
): RecordItem {
  const entries = fields.map(({ name, param }) => {
    const fallback = defaultOf(param)
    if (fallback !== undefined) return [name, fallback]
    const taken = new Set(items.map((item) => item[name]))
    const numbered = Array.from({ length: items.length + 1 }, (_, at) => `${noun}-${at + 1}`)
    const free = numbered.filter((text) => !taken.has(text))
    return [name, ['', ...free].find((text) => judgeValue(param, text).ok) ?? '']
  })
  return Object.fromEntries(entries) as RecordItem
}

/** The list with an item at another place. */
export function movedItem(items: readonly RecordItem[], from: number, to: number): readonly RecordItem[] {
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, items[from]!)
}
