import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { type Api, ApiProblem } from '../run/api/api.ts'
import type { MissingThing } from './keeper-state.ts'
import { missingAssets } from './missing-assets.ts'
import { frozenNodes } from './missing-kept.ts'
import { missingModels } from './missing-models.ts'

/** The models, files and kept outputs that a workflow needs and this machine does not have. */
export async function missingThings(
  document: WorkflowDocument,
  { machine, files }: Pick<Api, 'machine' | 'files'>,
): Promise<readonly MissingThing[]> {
  const [named, frozen] = [missingAssets(document), frozenNodes(document)]
  const kept = [...new Set(frozen.flatMap(({ keeps }) => keeps))]
  const [models, noAsset, noKept] = await Promise.all([
    missingModels(document, () => machine.models()),
    absent(
      named.map(({ id }) => id),
      (id) => files.asset(id),
    ),
    absent(kept, (id) => files.isKept(id)),
  ])
  return [
    ...models,
    ...named.filter(({ id }) => noAsset.has(id)),
    ...frozen.filter(({ keeps }) => keeps.some((sha256) => noKept.has(sha256))).map(({ thing }) => thing),
  ]
}

/** Only where the server says so: without an answer nothing can be said to be missing. */
async function absent(
  ids: readonly string[],
  look: (id: string) => Promise<unknown>,
): Promise<ReadonlySet<string>> {
  const isAbsent = await Promise.all(
    ids.map((id) =>
      look(id).then(
        () => false,
        (thrown: unknown) => thrown instanceof ApiProblem && thrown.status === 404,
      ),
    ),
  )
  return new Set(ids.filter((_, at) => isAbsent[at]))
}
