import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Services } from '../../../engine/define/index.ts'
import { reviveVideo } from '../../../engine/media/index.ts'
import { type Host, openHost } from '../../../engine/models/index.ts'
import { AssetFolders } from '../../../engine/store/asset-folders.ts'
import { OutputFolder } from '../../../engine/store/output-folder.ts'
import { nodeRevivers } from '../../../nodes/revivers.ts'
import { modelFolder } from './model-folder.ts'

/** Real services over a folder of their own: the picturebook model on the CPU, the templates' assets, files on disk. */
export interface TestServices extends Services {
  readonly host: Host
  readonly assets: AssetFolders
  readonly outputs: OutputFolder
  readonly folder: string
  close(): Promise<void>
}

/** Opens services for one test file; close them when it is done. */
export async function openTestServices(): Promise<TestServices> {
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-nodes-'))
  const host = await openHost({ dataDir: folder, embeddedDir: modelFolder(), device: 'cpu' })
  const templates = fileURLToPath(new URL('../../../workflows/assets', import.meta.url))
  const assets = new AssetFolders(join(folder, 'assets'), [templates])
  const revivers = nodeRevivers(host, assets)
  return {
    host,
    models: host,
    assets,
    outputs: new OutputFolder(join(folder, 'out')),
    scratch: join(folder, 'scratch'),
    folder,
    video: (recipe) => reviveVideo(recipe, revivers),
    async close() {
      await host.dispose()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
