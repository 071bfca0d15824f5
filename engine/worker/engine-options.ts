import { join } from 'node:path'
import { implementations } from '../../nodes/implementations.generated.ts'
import type { External, Json, ModelHost, OutputSink } from '../define/index.ts'
import { numericsVersion } from '../diffusion/index.ts'
import { adviceOf } from '../graph/index.ts'
import type { WorkflowDocument } from '../graph/index.ts'
import { FileCheckpoints } from '../run/index.ts'
import type { ExecuteOptions, ResultCache } from '../run/index.ts'
import { NamedBlobs } from './named-blobs.ts'
import { withOutputs } from './open-services.ts'
import type { OpenServices } from './open-services.ts'
import { shareVideos } from './share-videos.ts'

/** What every run of a process is executed with, in the worker and on the command line alike. */
export type EngineOptions = Pick<
  ExecuteOptions,
  | 'implementations'
  | 'services'
  | 'environment'
  | 'hashOf'
  | 'cache'
  | 'history'
  | 'checkpoints'
  | 'blobs'
  | 'advise'
  | 'share'
>

/** Everything but the run itself: implementations, services and what is kept in the data folder. */
export function engineOptions(
  open: OpenServices,
  cache: ResultCache,
  outputs: OutputSink,
  document: WorkflowDocument,
): EngineOptions {
  const { data, host, services } = open
  return {
    implementations: (type) => implementations[type]?.(),
    services: withOutputs(open, outputs, document as unknown as Json),
    environment: `${host.environmentKey()} · numerics ${numericsVersion}`,
    hashOf: (external) => hashOf(external, host),
    cache,
    history: cache.history.of(document.id),
    checkpoints: new FileCheckpoints(join(data.root, 'checkpoints')),
    blobs: new NamedBlobs(join(data.root, 'frozen')),
    advise: adviceOf,
    share: shareVideos(services.scratch),
  }
}

/** What tells the content of something outside the graph: the sha256 of weights, and assets are named by theirs. */
async function hashOf({ kind, id }: External, models: ModelHost): Promise<string> {
  switch (kind) {
    case 'model':
      return (await models.describe(id)).sha256
    case 'models':
      return (await models.list()).map((model) => `${model.id} ${model.sha256}`).join(' ')
    case 'upscaler':
      return (await models.describeUpscaler(id)).sha256
    case 'asset':
      return id
  }
}
