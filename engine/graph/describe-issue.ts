import type { z } from 'zod'

/** One zod issue about a value as a sentence that starts with the name on screen, and the nearest value that is allowed. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  label: string,
  value: unknown,
): { readonly sentence: string; readonly nearest?: unknown } {
  const inside = issue.path.length > 0 ? ` (${pathOf(issue.path)})` : ''
  const whole = issue.path.length === 0
  const at = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
  const subject = `${label}${inside}`
  const is = `It is ${show(at)}.`
  const near = (nearest: unknown, exact: boolean): { nearest?: unknown } =>
    whole && exact ? { nearest } : {}

  switch (issue.code) {
    case 'too_small': {
      const bound = Number(issue.minimum)
      if (issue.origin === 'string')
        return { sentence: `${subject} needs at least ${count(bound, 'character')}.` }
      if (issue.origin === 'array') return { sentence: `${subject} needs at least ${count(bound, 'item')}.` }
      return {
        sentence: `${subject} must be ${issue.inclusive === false ? 'more than' : 'at least'} ${bound}. ${is}`,
        ...near(bound, issue.inclusive !== false),
      }
    }
    case 'too_big': {
      const bound = Number(issue.maximum)
      if (issue.origin === 'string')
        return { sentence: `${subject} takes at most ${count(bound, 'character')}. Shorten it.` }
      if (issue.origin === 'array')
        return { sentence: `${subject} takes at most ${count(bound, 'item')}. Remove some.` }
      return {
        sentence: `${subject} must be ${issue.inclusive === false ? 'less than' : 'at most'} ${bound}. ${is}`,
        ...near(bound, issue.inclusive !== false),
      }
    }
    case 'invalid_type':
      if (at === undefined)
        return { sentence: `${subject} is not set. It must be ${typeName(issue.expected)}.` }
      return {
        sentence: `${subject} must be ${typeName(issue.expected)}. ${is}`,
        ...near(Math.round(Number(at)), issue.expected === 'int' && Number.isFinite(at)),
      }
    case 'invalid_value':
      return { sentence: `${subject} must be ${oneOf(issue.values)}. ${is}` }
    case 'not_multiple_of':
      return {
        sentence: `${subject} must be a multiple of ${issue.divisor}. ${is}`,
        ...near(Math.round(Number(at) / issue.divisor) * issue.divisor, true),
      }
    case 'unrecognized_keys':
      return {
        sentence: `${subject} has fields it does not know: ${issue.keys.slice(0, 8).join(', ')}. Remove them.`,
      }
    case 'invalid_key':
      return {
        sentence: `${subject} is not a name that can be used: it ${issue.issues[0]?.message ?? 'is not allowed'}. Rename it.`,
      }
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_element':
    case 'custom':
      return {
        sentence: `${subject} ${lower(issue.message)}${/[.!?]$/.test(issue.message) ? '' : '.'} ${is}`,
      }
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key + 1}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('')
}

function show(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `"${value.slice(0, 57)}…"` : `"${value}"`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value === null) return 'empty'
  if (value === undefined) return 'not set'
  return Array.isArray(value) ? 'a list' : 'a group of fields'
}

function count(bound: number, noun: string): string {
  return `${bound} ${noun}${bound === 1 ? '' : 's'}`
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.slice(0, 12).map(show)
  return shown.length === 1 ? shown[0]! : `one of ${shown.join(', ')}${values.length > 12 ? ', …' : ''}`
}

function typeName(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    number: 'a number',
    int: 'a whole number',
    string: 'text',
    boolean: 'on or off',
    array: 'a list',
    object: 'a group of fields',
    tuple: 'a pair',
    record: 'a group of fields',
  }
  return names[expected] ?? `of type ${expected}`
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}
