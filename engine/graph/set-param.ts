import type { Problem } from './compiled.ts'
import type { Endpoint, WorkflowDocument } from './document.ts'
import { exposeInside } from './expose-inside.ts'
import type { NodeRegistry } from './registry.ts'
import { fedSetting } from './fed-setting.ts'
import { holdDice } from './roll-dice.ts'
import { settingFault } from './setting-fault.ts'

/** A changed copy of a workflow, or why there is none. */
export type SetResult =
  | { readonly document: WorkflowDocument; readonly problem?: never }
  | { readonly document?: never; readonly problem: Problem }

/** Sets a param of a node, by `node` and `param`. Whether the value is allowed is for the validator. */
export function setParam(document: WorkflowDocument, node: string, param: string, value: unknown): SetResult {
  return setAll(document, [[node, param]], value)
}

/** Sets what the workflow exposes under a name, on every param that it names. */
export function setExposed(document: WorkflowDocument, name: string, value: unknown): SetResult {
  const exposed = document.inputs?.find((input) => input.name === name)
  if (exposed) return setAll(document, [exposed.to, ...(exposed.also ?? [])], value)
  const names = (document.inputs ?? []).map((input) => input.name)
  const choice = names.length > 0 ? `It has ${names.join(', ')}.` : 'It exposes none.'
  return refusal('set.unknown-input', '', `The workflow has no input "${name}". ${choice}`)
}

/**
 * Sets an exposed name or, where there is none of that name, `node.param`: what `--set name=value` does. A node inside of
 * instances is named by its path (`a/b.param`), and only this one of its instance is set. What is set so is meant: its
 * dice go off. With a `registry`, what the node (an instance: its subgraph) has no setting for is refused, and so is what a
 * wire feeds.
 */
export function setByName(
  document: WorkflowDocument,
  name: string,
  value: unknown,
  registry?: NodeRegistry,
): SetResult {
  const exposed = document.inputs?.find((input) => input.name === name)
  const cut = name.lastIndexOf('.')
  const [node, param]: Endpoint = [name.slice(0, cut), name.slice(cut + 1)]
  const fault = exposed || cut < 1 || !registry ? undefined : settingFault(document, node, param, registry)
  if (fault) return { problem: fault }
  const named: readonly Endpoint[] = exposed ? [exposed.to, ...(exposed.also ?? [])] : [[node, param]]
  const fed = registry ? named.map((end) => fedSetting(document, ...end, registry)) : []
  if (fed.length > 0 && fed.every((one) => one !== undefined)) return { problem: fed[0]! }
  const inside =
    !exposed && node.includes('/') && !Object.hasOwn(document.nodes, node)
      ? exposeInside(document, node, param)
      : undefined
  const own = inside?.end ?? [node, param]
  const result =
    exposed || cut < 1
      ? setExposed(document, name, value)
      : setParam(inside?.document ?? document, ...own, value)
  if (!result.document) return result
  const ends = exposed ? [exposed.to, ...(exposed.also ?? [])] : [own]
  const isSet = (node: string, param: string): boolean => ends.some(([id, at]) => id === node && at === param)
  return { document: holdDice(result.document, isSet) }
}

function setAll(document: WorkflowDocument, ends: readonly Endpoint[], value: unknown): SetResult {
  const nodes = { ...document.nodes }
  for (const [id, param] of ends) {
    const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined
    if (!node) return refusal('set.unknown-node', id, `The workflow has no node "${id}". Check its name.`)
    nodes[id] = { ...node, params: { ...node.params, [param]: value } }
  }
  return { document: { ...document, nodes } }
}

function refusal(code: string, node: string, message: string): SetResult {
  return { problem: { code, severity: 'error', node, message } }
}
