import { isParam } from '../../engine/define/index.ts'
import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { declarations } from '../../nodes/declarations.generated.ts'
import type { InstalledModel } from '../run/api/api.ts'
import type { MissingThing } from './keeper-state.ts'
import { paramUses } from './param-uses.ts'

/** By type of node, the settings that name a model, and what they say where they are not set. */
const modelParams: ReadonlyMap<string, ReadonlyMap<string, unknown>> = new Map(
  declarations.map(({ type, inputs }) => [
    type,
    new Map(
      Object.entries(inputs).flatMap(([name, slot]) =>
        isParam(slot) && slot.look.widget === 'model'
          ? [[name, slot.schema.safeParse(undefined).data] as const]
          : [],
      ),
    ),
  ]),
)

/** The models that a workflow names. */
export function modelsUsed(document: WorkflowDocument): readonly MissingThing[] {
  const found = paramUses(document, (type, params) =>
    [...(modelParams.get(type) ?? [])].map(([name, otherwise]) => params[name] ?? otherwise),
  )
  return [...found].map(([id, nodes]) => {
    const sha256 = document.lock?.models?.find((model) => model.id === id)?.sha256
    return { kind: 'model', id, name: id, nodes, ...(sha256 !== undefined && { sha256 }) }
  })
}

/** The models that a workflow names and that are not installed. The server is asked only where there are other than its own. */
export async function missingModels(
  document: WorkflowDocument,
  installed: () => Promise<readonly InstalledModel[]>,
): Promise<readonly MissingThing[]> {
  const used = modelsUsed(document).filter(({ id }) => id !== 'picturebook')
  if (used.length === 0) return []
  const known = await installed().catch(() => undefined)
  // Without an answer nothing can be said to be missing.
  return known ? used.filter(({ id }) => !known.some((model) => model.id === id)) : []
}
