import type { Kind } from '../define/index.ts'
import type { Unit } from './region.ts'
import type { Outputs } from './result-cache.ts'
import { RunError } from './run-error.ts'

/** Outputs that are what the declaration says, and what they weigh. */
export interface CheckedOutputs {
  readonly outputs: Outputs
  readonly bytes: number
}

/** Takes what a node returned for one item; each declared output must be there and of its kind. */
export function checkOutputs(unit: Unit, returned: unknown): Outputs {
  const { definition, path } = unit.node
  const outputs: Record<string, unknown> = {}
  const given = typeof returned === 'object' && returned !== null ? (returned as Record<string, unknown>) : {}
  const name = `${definition.title} "${path}"`
  for (const [port, kind] of Object.entries(unit.itemKinds)) {
    const value = given[port]
    if (value === undefined) {
      throw new RunError(
        'output.missing',
        path,
        `${name} gave no "${port}". It must give a value of kind ${kind.title}.`,
      )
    }
    if (!kind.is(value)) {
      const what = describeValue(value)
      throw new RunError(
        'output.wrong-kind',
        path,
        `${name} gave ${what} as "${port}", not a value of kind ${kind.title}.`,
      )
    }
    outputs[port] = value
  }
  return outputs
}

/** Host memory of outputs by their kinds. */
export function weighOutputs(kinds: Readonly<Record<string, Kind>>, outputs: Outputs): number {
  let bytes = 0
  for (const port in kinds) bytes += kinds[port]!.bytes(outputs[port])
  return bytes
}

/** A value in a few words, for a sentence about it. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  switch (typeof value) {
    case 'number':
    case 'boolean':
    case 'undefined':
      return String(value)
    case 'string':
      return value.length > 40 ? 'a long text' : `the text "${value}"`
    case 'object':
      return value === null ? 'null' : 'an object'
    case 'bigint':
    case 'function':
    case 'symbol':
      return `a ${typeof value}`
  }
}
