import { isParam } from '../../engine/define/index.ts'
import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import { sameJson } from '../document/same-json.ts'

/** A setting that two workflows have differently. */
export interface DifferingSetting {
  readonly node: string
  readonly param: string
  readonly label: string
  readonly of: string
  readonly a: unknown
  readonly b: unknown
}

/** The settings that differ between two workflows, in the order of the first, and how many are the same. */
export function differingSettings(
  a: WorkflowDocument,
  b: WorkflowDocument,
  registry: NodeRegistry,
): { readonly differ: readonly DifferingSetting[]; readonly same: number } {
  const differ: DifferingSetting[] = []
  let same = 0
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
      if (sameJson(mine, theirs)) same++
      else {
        const label = slot && isParam(slot) ? slot.look.label : name
        differ.push({
          node: id,
          param: name,
          label,
          of: node.title ?? definition?.title ?? id,
          a: mine,
          b: theirs,
        })
      }
    }
  }
  return { differ, same }
}
