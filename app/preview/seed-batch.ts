import { isParam } from '../../engine/define/index.ts'
import { flatten, type WorkflowDocument } from '../../engine/graph/index.ts'
import { declarations } from '../../nodes/declarations.generated.ts'

const seeds: ReadonlyMap<string, readonly string[]> = new Map(
  declarations.map(({ type, inputs }) => [
    type,
    Object.entries(inputs)
      .filter(([, slot]) => isParam(slot) && slot.look.widget === 'seed')
      .map(([name]) => name),
  ]),
)

/**
 * Values for `count` runs that differ in their seeds alone, those inside of subgraphs too (`a/b.seed`): what is set, and
 * what follows it.
 */
export function seedBatch(document: WorkflowDocument, count: number): Readonly<Record<string, number>>[] {
  const { nodes, edges } = flatten(document)
  const wired = new Set(edges.map(({ to }) => `${to.node}.${to.port}`))
  const own = nodes.flatMap(({ path, type, params }, number) =>
    (seeds.get(type) ?? [])
      .filter((name) => !wired.has(`${number}.${name}`))
      .map((name) => ({ key: `${path}.${name}`, value: Number(params[name] ?? 0) })),
  )
  return Array.from({ length: count }, (_, i) =>
    Object.fromEntries(own.map(({ key, value }) => [key, onward(value, i)])),
  )
}

/** The i-th seed after one; after the largest comes 0. */
function onward(seed: number, i: number): number {
  const left = Number.MAX_SAFE_INTEGER - seed
  return i <= left ? seed + i : i - left - 1
}
