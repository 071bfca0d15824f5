import type { ModelDefaults } from '../../engine/define/index.ts'
import type { NodeRegistry } from '../../engine/graph/index.ts'
import type { EditedGraph } from '../document/index.ts'
import { fieldOf } from '../document/field-of.ts'
import { sameJson } from '../document/same-json.ts'
import { defaultOf, storedParams } from './param-value.ts'

/** A setting that nobody has touched, and what suits a model better. */
export interface ModelWish {
  readonly node: string
  readonly param: string
  readonly value: unknown
  /** What it comes to: "Noise Scheduler: Steps 24". */
  readonly words: string
}

/**
 * What suits the model of a loader better in the nodes that take it, and in those that lead to them and take no model of
 * their own. What somebody has set, or a wire brings, is meant so.
 */
export function modelWishes(
  graph: EditedGraph,
  loader: string,
  defaults: ModelDefaults,
  registry: NodeRegistry,
): readonly ModelWish[] {
  const wired = new Set(Object.values(graph.edges).map(({ to: [node, port] }) => `${node} ${port}`))
  return [...concerned(graph, loader, registry)].flatMap((id) => {
    const node = graph.nodes[id]!
    const definition = registry.get(node.type)
    if (!definition) return []
    const stored = storedParams(node, registry)
    return Object.entries(definition.inputs).flatMap(([param, slot]): ModelWish[] => {
      const value = slot.role === 'param' && slot.look.suits ? defaults[slot.look.suits] : undefined
      if (slot.role !== 'param' || value === undefined || wired.has(`${id} ${param}`)) return []
      const usual = defaultOf(slot)
      const set = Object.hasOwn(stored, param) && !sameJson(stored[param], usual)
      if (set || value === usual || !slot.schema.safeParse(value).success) return []
      return [
        { node: id, param, value, words: `${node.title ?? definition.title}: ${slot.look.label} ${value}` },
      ]
    })
  })
}

/** Who takes the model of a loader, and who leads there without a model. */
function concerned(
  { nodes, edges }: EditedGraph,
  loader: string,
  registry: NodeRegistry,
): ReadonlySet<string> {
  const before = new Map<string, string[]>()
  const having = new Set<string>()
  const found = new Set<string>()
  for (const { from, to } of Object.values(edges)) {
    const target = fieldOf(nodes, to[0])
    if (!target || !fieldOf(nodes, from[0])) continue
    before.set(to[0], [...(before.get(to[0]) ?? []), from[0]])
    const slot = fieldOf(registry.get(target.type)?.inputs, to[1])
    if (slot?.role === 'input' && slot.kind.id === 'model') having.add(to[0])
    if (from[0] === loader) found.add(to[0])
  }
  for (const id of found)
    for (const earlier of before.get(id) ?? []) if (!having.has(earlier)) found.add(earlier)
  return found
}
