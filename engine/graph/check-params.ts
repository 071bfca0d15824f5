import type { NodeDefinition } from '../define/index.ts'
import { isParam } from '../define/index.ts'
import type { Fix, Problem } from './compiled.ts'
import type { FlatNode } from './flat-graph.ts'
import { nameOfPort } from './names.ts'
import { describeIssue } from './describe-issue.ts'
import { upgradeParams } from './upgrade-params.ts'

/**
 * The params of a node as its `run` will see them: brought to the declaration's version, parsed, defaults filled in.
 * A param that a wire feeds is not judged by its stored value.
 */
export function checkParams(
  node: FlatNode,
  definition: NodeDefinition,
  fed: ReadonlySet<string>,
  problems: Problem[],
): Readonly<Record<string, unknown>> {
  const upgraded = upgradeParams(definition, node.version, node.params)
  if ('problem' in upgraded) {
    problems.push({ ...upgraded.problem, node: node.path })
    return {}
  }
  const stored = upgraded.params
  const params: Record<string, unknown> = {}
  let valid = true

  for (const [name, slot] of Object.entries(definition.inputs)) {
    if (!isParam(slot)) continue
    const value = Object.hasOwn(stored, name) ? stored[name] : undefined
    let result = parse(slot.schema, value)
    if (!result.success && fed.has(name)) result = parse(slot.schema, undefined)
    if (result.success) {
      params[name] = result.data
      continue
    }
    valid = false
    const label = nameOfPort(definition, name)
    const fallback = parse(slot.schema, undefined)
    result.issues.forEach((issue, index) => {
      const { sentence, nearest } = describeIssue(issue, label, value)
      const remedy = nearest ?? (fallback.success ? fallback.data : undefined)
      const fix: Fix | undefined =
        index === 0 && remedy !== undefined
          ? { do: 'set-param', node: node.path, param: name, value: remedy }
          : undefined
      problems.push({
        code: value === undefined ? 'param.missing' : 'param.invalid',
        severity: 'error',
        node: node.path,
        port: name,
        message: sentence,
        ...(fix && { fix }),
      })
    })
  }

  for (const name of Object.keys(stored)) {
    const slot = Object.hasOwn(definition.inputs, name) ? definition.inputs[name] : undefined
    if (slot && isParam(slot)) continue
    problems.push({
      code: 'param.unknown',
      severity: 'warning',
      node: node.path,
      port: name,
      message: `${definition.title} has no setting named "${name}". Its value is kept in the file and not used.`,
    })
  }

  if (valid && definition.check) problems.push(...ownCheck(node, definition, definition.check, params, fed))
  return params
}

function ownCheck(
  node: FlatNode,
  definition: NodeDefinition,
  check: NonNullable<NodeDefinition['check']>,
  params: Readonly<Record<string, unknown>>,
  fed: ReadonlySet<string>,
): Problem[] {
  try {
    return check(unfed(params, fed))
      .filter(({ input }) => !fed.has(input))
      .map(({ input, message }) => ({
        code: 'param.check',
        severity: 'error',
        node: node.path,
        port: input,
        message,
      }))
  } catch (cause) {
    return [
      {
        code: 'param.check-failed',
        severity: 'error',
        node: node.path,
        message: `${definition.title} could not check its settings (${cause instanceof Error ? cause.message : String(cause)}). Set them back to their defaults.`,
      },
    ]
  }
}

/** Params without those that come by wire: they are not known yet, and `run` sees them. */
export function unfed(
  params: Readonly<Record<string, unknown>>,
  fed: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !fed.has(name)))
}

type Parsed =
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly issues: readonly Issue[] }
type Issue = Parameters<typeof describeIssue>[0]

function parse(schema: Schema, value: unknown): Parsed {
  try {
    const result = schema.safeParse(value)
    return result.success
      ? { success: true, data: result.data }
      : { success: false, issues: result.error.issues }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    return { success: false, issues: [{ code: 'custom', path: [], message, input: value }] }
  }
}

type Schema = Extract<NodeDefinition['inputs'][string], { role: 'param' }>['schema']
