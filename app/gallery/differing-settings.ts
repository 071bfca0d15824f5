import { isParam } from '../../engine/define/index.ts'
import {
  flatten,
  type NodeRegistry,
  subgraphReference,
  type WorkflowDocument,
} from '../../engine/graph/index.ts'
import { sameJson } from '../document/same-json.ts'
import { fieldSpec } from '../fields/field-spec.ts'

/** A setting of two workflows. */
export interface DifferingSetting {
  /** Path of the node. */
  readonly node: string
  readonly param: string
  readonly label: string
  readonly of: string
  /** Whether it is one of a few choices, which are read otherwise than they are written. */
  readonly choice: boolean
  readonly a: unknown
  readonly b: unknown
}

interface Settable {
  readonly type: string
  readonly title?: string | undefined
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * The settings that differ between two workflows, in the order of the first, and those that are the same; those inside of
 * instances too, but for what an instance shows itself.
 */
export function differingSettings(
  a: WorkflowDocument,
  b: WorkflowDocument,
  registry: NodeRegistry,
): { readonly differ: readonly DifferingSetting[]; readonly same: readonly DifferingSetting[] } {
  const differ: DifferingSetting[] = []
  const same: DifferingSetting[] = []
  const [mine, theirs, shown] = [nodesOf(a), nodesOf(b), shownOutside(a)]
  for (const [path, node] of mine) {
    const other = theirs.get(path)
    if (!other || other.type !== node.type) continue
    const definition = registry.get(node.type)
    for (const name of new Set([...Object.keys(node.params), ...Object.keys(other.params)])) {
      if (shown.has(`${path}.${name}`)) continue
      const slot = definition?.inputs[name]
      const value = (params: Readonly<Record<string, unknown>>): unknown => {
        const parsed = slot && isParam(slot) ? slot.schema.safeParse(params[name]) : undefined
        return parsed?.success ? parsed.data : params[name]
      }
      const [one, two] = [value(node.params), value(other.params)]
      const label = slot && isParam(slot) ? slot.look.label : name
      const of = node.title ?? definition?.title ?? path
      const choice = slot !== undefined && isParam(slot) && fieldSpec(slot).is === 'select'
      const setting = { node: path, param: name, label, of, choice, a: one, b: two }
      ;(sameJson(one, two) ? same : differ).push(setting)
    }
  }
  return { differ, same }
}

/** Nodes by path: the workflow's own, then those inside of its instances. */
function nodesOf(document: WorkflowDocument): ReadonlyMap<string, Settable> {
  const inner = flatten(document).nodes.filter(({ path }) => path.includes('/'))
  return new Map<string, Settable>([
    ...Object.entries(document.nodes),
    ...inner.map((node) => [node.path, node] as const),
  ])
}

/** Params inside of instances that are set on the instance, as `path.param`. */
function shownOutside({ nodes, subgraphs }: WorkflowDocument): ReadonlySet<string> {
  const shown = new Set<string>()
  const follow = (path: string, type: string, port: string): void => {
    const reference = subgraphReference(type)
    const definition = reference && subgraphs?.[reference.id]
    const input = definition?.inputs.find(({ name }) => name === port)
    for (const [id, param] of input ? [input.to, ...(input.also ?? [])] : []) {
      shown.add(`${path}/${id}.${param}`)
      follow(`${path}/${id}`, definition!.nodes[id]?.type ?? '', param)
    }
  }
  for (const [id, { type }] of Object.entries(nodes)) {
    const reference = subgraphReference(type)
    for (const { name } of (reference && subgraphs?.[reference.id]?.inputs) ?? []) follow(id, type, name)
  }
  return shown
}
