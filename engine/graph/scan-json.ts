import { limits } from './limits.ts'

/** Why something is not JSON that a workflow may hold: a code and a sentence. */
export interface JsonFault {
  readonly code: string
  readonly message: string
}

/** Whether a text nests deeper than a workflow may, found before anything is built from it. */
export function textDepthFault(text: string): JsonFault | undefined {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (quoted) {
      if (unit === 92) at++
      else if (unit === 34) quoted = false
    } else if (unit === 34) quoted = true
    else if (unit === 91 || unit === 123) {
      if (++depth > limits.depth) return tooDeep
    } else if (unit === 93 || unit === 125) depth--
  }
  return undefined
}

/** Looks through a value from outside: only JSON, and within the limits. It never recurses and stops at the first fault. */
export function scanJson(root: unknown): JsonFault | undefined {
  let values = 0
  const pending: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next
    if (++values > limits.values) {
      return {
        code: 'file.too-large',
        message: `The file holds more than ${limits.values} values. Split it into several files.`,
      }
    }
    if (typeof value === 'string') {
      if (value.length > limits.string) return longString
      continue
    }
    if (value === null || typeof value === 'boolean') continue
    if (typeof value === 'number') {
      if (Number.isFinite(value)) continue
      return {
        code: 'file.not-json',
        message: `The file holds ${value}, which is not a number that can be saved. Write a number.`,
      }
    }
    if (typeof value !== 'object' || !isPlain(value)) {
      return {
        code: 'file.not-json',
        message: 'The workflow holds something that is not JSON. Give it plain data.',
      }
    }
    if (depth >= limits.depth) return tooDeep
    if (Array.isArray(value)) {
      for (const item of value) pending.push({ value: item, depth: depth + 1 })
      continue
    }
    for (const key of Object.keys(value)) {
      if (key === '__proto__') {
        return { code: 'file.bad-key', message: 'The file uses "__proto__" as a name. Rename it.' }
      }
      if (key.length > limits.string) return longString
      const field = (value as Record<string, unknown>)[key]
      if (field !== undefined) pending.push({ value: field, depth: depth + 1 })
    }
  }
  return undefined
}

const tooDeep: JsonFault = {
  code: 'file.too-deep',
  message: `The file nests more than ${limits.depth} deep. Check where it comes from.`,
}

const longString: JsonFault = {
  code: 'file.string-too-long',
  message: `A text in the file is longer than ${limits.string} characters. Shorten it.`,
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
