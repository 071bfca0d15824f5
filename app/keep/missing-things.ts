import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { type Api, ApiProblem } from '../run/api/api.ts'
import type { MissingThing } from './keeper-state.ts'
import { missingAssets } from './missing-assets.ts'
import { missingModels } from './missing-models.ts'

/** The models and files that a workflow needs and this machine does not have. */
export async function missingThings(
  document: WorkflowDocument,
  { machine, files }: Pick<Api, 'machine' | 'files'>,
): Promise<readonly MissingThing[]> {
  const named = missingAssets(document)
  const [models, absent] = await Promise.all([
    missingModels(document, () => machine.models()),
    Promise.all(named.map(({ id }) => isAbsent(id, files))),
  ])
  return [...models, ...named.filter((_, at) => absent[at])]
}

/** Only where the server says so: without an answer nothing can be said to be missing. */
async function isAbsent(sha256: string, files: Api['files']): Promise<boolean> {
  try {
    await files.asset(sha256)
    return false
  } catch (thrown) {
    return thrown instanceof ApiProblem && thrown.status === 404
  }
}
