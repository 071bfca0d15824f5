import type { ModelDefaults } from '../../engine/define/index.ts'
import type { NodeRegistry } from '../../engine/graph/index.ts'
import type { EditedGraph } from '../document/index.ts'
import { fieldOf } from '../document/field-of.ts'
import { optionLabel } from './option-label.ts'
import { defaultOf, storedParams } from './param-value.ts'

/** A setting that is at a default, and what suits a model better. */
export interface ModelWish {
  readonly node: string
  readonly param: string
  readonly value: unknown
  /** What it comes to: "Noise Scheduler: Steps 16". */
  readonly words: string
}

/**
 * What suits the model of a loader better in the nodes that take it, in those that lead to them and take no model of their
 * own, and in those that have what it made at first hand. A setting is meant as it is where a wire brings it, or where it is neither at its own default nor at what
 * suits one of the `others`, models whose settings somebody may have taken over before.
 */
export function modelWishes(
  graph: EditedGraph,
  loader: string,
  defaults: ModelDefaults,
  others: readonly ModelDefaults[],
  registry: NodeRegistry,
): readonly ModelWish[] {
  const wired = new Set(Object.values(graph.edges).map(({ to: [node, port] }) => `${node} ${port}`))
  return [...concerned(graph, loader, registry)].flatMap((id) => {
    const node = graph.nodes[id]!
    const definition = registry.get(node.type)
    if (!definition) return []
    const stored = storedParams(node, registry)
    return Object.entries(definition.inputs).flatMap(([param, slot]): ModelWish[] => {
      if (slot.role !== 'param' || !slot.look.suits || wired.has(`${id} ${param}`)) return []
      const usual = defaultOf(slot)
      const now = Object.hasOwn(stored, param) ? stored[param] : usual
      const given = [usual, ...others.map((other) => other[slot.look.suits!])]
      const value = defaults[slot.look.suits] ?? usual
      if (value === now || !given.includes(now) || !slot.schema.safeParse(value).success) return []
      const said = typeof value === 'string' ? optionLabel(value) : value
      return [
        { node: id, param, value, words: `${node.title ?? definition.title}: ${slot.look.label} ${said}` },
      ]
    })
  })
}

/** Who takes the model of a loader, who leads there without a model, and who comes right after without one. */
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
    const earlier = before.get(to[0])
    if (earlier) earlier.push(from[0])
    else before.set(to[0], [from[0]])
    const slot = fieldOf(registry.get(target.type)?.inputs, to[1])
    if (slot?.role === 'input' && slot.kind.id === 'model') having.add(to[0])
    if (from[0] === loader) found.add(to[0])
  }
  const after = Object.values(edges).flatMap(({ from, to }) =>
    found.has(from[0]) && !having.has(to[0]) && fieldOf(nodes, to[0]) ? [to[0]] : [],
  )
  for (const id of found)
    for (const earlier of before.get(id) ?? []) if (!having.has(earlier)) found.add(earlier)
  return new Set([...found, ...after])
}
