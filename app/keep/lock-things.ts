import type { WorkflowDocument } from '../../engine/graph/index.ts'
import type { Api } from '../run/api/api.ts'
import { missingAssets } from './missing-assets.ts'
import { modelsUsed } from './missing-models.ts'

/** How long a file waits for what the server knows of it, in ms. */
const patience = 3000

/**
 * The workflow with the names and hashes of the files and models that it uses written in its lock, so that who lacks one
 * knows what to look for. What the server does not answer for stays as it was.
 */
export async function lockThings(
  document: WorkflowDocument,
  { files, machine }: Api,
): Promise<WorkflowDocument> {
  const { assets: oldAssets = [], models: oldModels = [] } = document.lock ?? {}
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), patience)
  })
  const ask = <T>(answer: Promise<T>): Promise<T | undefined> =>
    Promise.race([answer.catch(() => undefined), late])
  const known = missingAssets(document).map(async ({ id: sha256 }) => {
    const name = (await ask(files.asset(sha256)))?.name
    const old = oldAssets.find((asset) => asset.sha256 === sha256)
    return name === undefined ? (old ? [old] : []) : [{ ...old, sha256, name }]
  })
  const used = modelsUsed(document)
  const installed = used.length === 0 ? [] : await ask(machine.models())
  const models = used.flatMap(({ id }) => {
    const sha256 = installed?.find((model) => model.id === id)?.descriptor?.sha256
    const old = oldModels.find((model) => model.id === id)
    return sha256 === undefined ? (old ? [old] : []) : [{ ...old, id, sha256 }]
  })
  const assets = (await Promise.all(known)).flat()
  return {
    ...document,
    lock: {
      ...document.lock,
      ...(models.length > 0 && { models }),
      ...(assets.length > 0 && { assets }),
    },
  }
}
