import { ReelgraphError } from '../define/index.ts'

/**
 * JSON with one spelling per value: keys sorted by UTF-16 units, no spaces, `-0` as `0`, absent for `undefined` fields.
 * Numbers JSON lacks are written `{"$number":"NaN"}`, so that they have keys too. Iterative; throws `value.not-json` for
 * functions, symbols and cycles.
 */
export function canonicalJson(root: unknown): string {
  return flatText(root, 2) ?? walkedText(root)
}

/**
 * The same text for what keys are mostly made of: objects of primitives, nested no deeper than `depth`. Undefined for
 * everything else, which is walked.
 */
function flatText(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value)
    case 'number':
      return Number.isFinite(value) ? String(value + 0) : undefined
    case 'object':
      break
    default:
      return undefined
  }
  if (value === null) return 'null'
  if (depth === 0 || Array.isArray(value)) return undefined
  const fields = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name]
    if (field === undefined) continue
    const inner = flatText(field, depth - 1)
    if (inner === undefined) return undefined
    text += `${text === '' ? '{' : ','}${JSON.stringify(name)}:${inner}`
  }
  return text === '' ? '{}' : `${text}}`
}

/** The text of anything, without recursion. Exported for the test that holds the two ways together. */
export function walkedText(root: unknown): string {
  let text = ''
  const open = new Set<object>()
  const pending: Step[] = [{ value: root }]
  for (let step = pending.pop(); step; step = pending.pop()) {
    if ('raw' in step) {
      text += step.raw
      if (step.close) open.delete(step.close)
      continue
    }
    const { value } = step
    switch (typeof value) {
      case 'string':
      case 'boolean':
        text += JSON.stringify(value)
        continue
      case 'number':
        text += Number.isFinite(value) ? String(value + 0) : `{"$number":"${value}"}`
        continue
      case 'bigint':
        text += `{"$bigint":"${value}"}`
        continue
      case 'undefined':
        text += 'null'
        continue
      case 'function':
      case 'symbol':
        throw new ReelgraphError(
          'value.not-json',
          typeof value,
          `A ${typeof value} has no key. Use plain data.`,
        )
      case 'object':
        break
    }
    if (value === null) {
      text += 'null'
      continue
    }
    if (open.has(value))
      throw new ReelgraphError(
        'value.not-json',
        'value',
        'A value that contains itself has no key. Use plain data.',
      )
    open.add(value)
    const parts = Array.isArray(value)
      ? listSteps(value)
      : fieldSteps(value as Readonly<Record<string, unknown>>)
    parts.push({ raw: Array.isArray(value) ? ']' : '}', close: value })
    for (let at = parts.length - 1; at >= 0; at--) pending.push(parts[at]!)
  }
  return text
}

type Step = { readonly value: unknown } | { readonly raw: string; readonly close?: object }

function listSteps(list: readonly unknown[]): Step[] {
  const steps: Step[] = [{ raw: '[' }]
  list.forEach((value, index) => {
    if (index > 0) steps.push({ raw: ',' })
    steps.push({ value })
  })
  return steps
}

function fieldSteps(fields: Readonly<Record<string, unknown>>): Step[] {
  const names = Object.keys(fields)
    .filter((name) => fields[name] !== undefined)
    .sort()
  const steps: Step[] = [{ raw: '{' }]
  names.forEach((name, index) => {
    steps.push({ raw: `${index > 0 ? ',' : ''}${JSON.stringify(name)}:` }, { value: fields[name] })
  })
  return steps
}
