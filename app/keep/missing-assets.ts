import { isParam } from '../../engine/define/index.ts'
import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { declarations } from '../../nodes/declarations.generated.ts'
import type { MissingThing } from './keeper-state.ts'

const fileParams: ReadonlyMap<string, readonly string[]> = new Map(
  declarations.map(({ type, inputs }) => [
    type,
    Object.entries(inputs)
      .filter(([, slot]) => isParam(slot) && slot.look.widget === 'file')
      .map(([name]) => name),
  ]),
)

/** The files that a workflow refers to by content, with the nodes that use them; whether they are here is for the server to say. */
export function missingAssets({ nodes, subgraphs = {}, lock }: WorkflowDocument): readonly MissingThing[] {
  const found = new Map<string, string[]>()
  const graphs = [
    ['', nodes] as const,
    ...Object.entries(subgraphs).map(([id, { nodes }]) => [id, nodes] as const),
  ]
  for (const [graph, own] of graphs)
    for (const [id, { type, params }] of Object.entries(own))
      for (const name of fileParams.get(type) ?? []) {
        const sha256 = params[name]
        if (typeof sha256 === 'string' && sha256 !== '')
          found.set(sha256, [...(found.get(sha256) ?? []), `${graph}/${id}`])
      }
  return [...found].map(([sha256, users]) => {
    const name = lock?.assets?.find((asset) => asset.sha256 === sha256)?.name
    return { kind: 'asset', id: sha256, sha256, nodes: users, ...(name !== undefined && { name }) }
  })
}
