import type { ServerContext } from './context.ts'
import { registerModel } from './downloads/register-model.ts'
import { modelsFolder } from './incoming.ts'
import { receiveBody } from './receive-body.ts'

/** What a model that is sent is called, and what it must be. */
export interface SentModel {
  /** Name of the zip file. */
  readonly name: string
  readonly sha256?: string | undefined
  readonly id?: string | undefined
}

/**
 * Takes the zip file of a model's folder to the model store's disk, has a process of its own unpack, try and register it, and leaves
 * nothing behind of one that is refused. Rejects with what is wrong with it.
 */
export async function receiveModel(
  { dataRoot, limits, inspector }: Pick<ServerContext, 'dataRoot' | 'limits' | 'inspector'>,
  { name, sha256, id }: SentModel,
  request: Request,
): Promise<{ readonly id: string; readonly sha256: string }> {
  const parent = modelsFolder(dataRoot)
  const expected = { ...(sha256 !== undefined && { sha256 }), ...(id !== undefined && { id }) }
  return receiveBody(request, { parent, most: limits.modelBytes }, ({ path }) =>
    registerModel(
      inspector,
      { ask: 'packed-model', dataRoot, path, name, mostBytes: limits.modelBytes, ...expected },
      name,
    ),
  )
}
