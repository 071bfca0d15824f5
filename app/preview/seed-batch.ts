import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { declarations } from '../../nodes/declarations.generated.ts'
import { isParam } from '../../engine/define/index.ts'

const seeds: ReadonlyMap<string, readonly string[]> = new Map(
  declarations.map(({ type, inputs }) => [
    type,
    Object.entries(inputs)
      .filter(([, slot]) => isParam(slot) && slot.look.widget === 'seed')
      .map(([name]) => name),
  ]),
)

/** Values for `count` runs that differ in their seeds alone: those that are set, and the ones that follow them. */
export function seedBatch(
  { nodes, edges }: Pick<WorkflowDocument, 'nodes' | 'edges'>,
  count: number,
): Readonly<Record<string, number>>[] {
  const wired = new Set(Object.values(edges).map(({ to }) => to.join('.')))
  const own = Object.entries(nodes).flatMap(([id, { type, params }]) =>
    (seeds.get(type) ?? [])
      .map((name) => ({ key: `${id}.${name}`, value: Number(params[name] ?? 0) }))
      .filter(({ key }) => !wired.has(key)),
  )
  return Array.from({ length: count }, (_, i) =>
    Object.fromEntries(own.map(({ key, value }) => [key, (value + i) % Number.MAX_SAFE_INTEGER])),
  )
}
