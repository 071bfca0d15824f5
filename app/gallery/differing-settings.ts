import { isParam } from '../../engine/define/index.ts'
import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import { fieldSpec } from '../fields/field-spec.ts'
import { sameJson } from '../document/same-json.ts'

/** A setting of two workflows. */
export interface DifferingSetting {
  readonly node: string
  readonly param: string
  readonly label: string
  readonly of: string
  /** Whether it is one of a few choices, which are read otherwise than they are written. */
  readonly choice: boolean
  readonly a: unknown
  readonly b: unknown
}

/** The settings that differ between two workflows, in the order of the first, and those that are the same. */
export function differingSettings(
  a: WorkflowDocument,
  b: WorkflowDocument,
  registry: NodeRegistry,
): { readonly differ: readonly DifferingSetting[]; readonly same: readonly DifferingSetting[] } {
  const differ: DifferingSetting[] = []
  const same: DifferingSetting[] = []
  for (const [id, node] of Object.entries(a.nodes)) {
    const other = Object.hasOwn(b.nodes, id) ? b.nodes[id] : undefined
    if (!other || other.type !== node.type) continue
    const definition = registry.get(node.type)
    for (const name of new Set([...Object.keys(node.params), ...Object.keys(other.params)])) {
      const slot = definition?.inputs[name]
      const value = (params: Readonly<Record<string, unknown>>): unknown => {
        const parsed = slot && isParam(slot) ? slot.schema.safeParse(params[name]) : undefined
        return parsed?.success ? parsed.data : params[name]
      }
      const [mine, theirs] = [value(node.params), value(other.params)]
      const label = slot && isParam(slot) ? slot.look.label : name
      const of = node.title ?? definition?.title ?? id
      const choice = slot !== undefined && isParam(slot) && fieldSpec(slot).is === 'select'
      const setting = { node: id, param: name, label, of, choice, a: mine, b: theirs }
      ;(sameJson(mine, theirs) ? same : differ).push(setting)
    }
  }
  return { differ, same }
}
