import { limits } from '../../../engine/graph/index.ts'

/** Why a value cannot be kept in a workflow, in words; undefined where it can. It never recurses. */
export function jsonFault(root: unknown): string | undefined {
  const pending: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next
    if (typeof value === 'string') {
      if (value.length > limits.string)
        return `A text is longer than ${limits.string} characters. Shorten it.`
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) return `${value} is not a number that can be saved. Write a number.`
    } else if (typeof value === 'object' && value !== null) {
      // A param is four levels down in the file, in a subgraph six.
      if (depth >= limits.depth - 8) return 'The value nests too deep to be saved.'
      const prototype: unknown = Object.getPrototypeOf(value)
      if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null)
        return 'The value is not plain data and cannot be saved.'
      for (const [key, inner] of Object.entries(value)) {
        if (key === '__proto__') return 'The value uses "__proto__" as a name. Rename it.'
        if (inner !== undefined || Array.isArray(value)) pending.push({ value: inner, depth: depth + 1 })
      }
    } else if (typeof value !== 'boolean' && value !== null) {
      return 'The value is not plain data and cannot be saved.'
    }
  }
  return undefined
}
