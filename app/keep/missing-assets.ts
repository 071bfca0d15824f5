import { isParam } from '../../engine/define/index.ts'
import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { declarations } from '../../nodes/declarations.generated.ts'
import type { MissingThing } from './keeper-state.ts'
import { lockedName } from './locked-name.ts'
import { paramUses } from './param-uses.ts'

const fileParams: ReadonlyMap<string, readonly string[]> = new Map(
  declarations.map(({ type, inputs }) => [
    type,
    Object.entries(inputs)
      .filter(([, slot]) => isParam(slot) && slot.look.widget === 'file')
      .map(([name]) => name),
  ]),
)

/** The files that a workflow refers to by content, with the nodes that use them; whether they are here is for the server to say. */
export function missingAssets(document: WorkflowDocument): readonly MissingThing[] {
  const found = paramUses(document, (type, params) =>
    (fileParams.get(type) ?? []).map((name) => params[name]),
  )
  return [...found].map(([sha256, nodes]) => {
    const name = lockedName(document, sha256)
    return { kind: 'asset', id: sha256, sha256, nodes, ...(name !== undefined && { name }) }
  })
}
