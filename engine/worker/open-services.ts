import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeRevivers } from '../../nodes/revivers.ts'
import type { OutputSink, Services } from '../define/index.ts'
import { reviveVideo } from '../media/index.ts'
import { openHost } from '../models/index.ts'
import type { DeviceWish, Host } from '../models/index.ts'
import { AssetFolders } from '../store/asset-folders.ts'
import { dataFolder } from '../store/data-folder.ts'
import type { DataFolder } from '../store/data-folder.ts'
import { makeScratch, sweepScratch } from '../store/sweep-scratch.ts'
import { prepareDataFolder } from '../store/prepare-data-folder.ts'
import { packageFolder } from './package-folder.ts'

/** The services of one process, and what must be closed when it ends. */
export interface OpenServices {
  readonly data: DataFolder
  readonly host: Host
  readonly assets: AssetFolders
  readonly services: Omit<Services, 'outputs'>
  close(): Promise<void>
}

/** Assets that the user added, then those that templates carry. */
export function openAssets(data: DataFolder = dataFolder()): AssetFolders {
  return new AssetFolders(data.assets, [join(packageFolder, 'workflows', 'assets')])
}

/** Opens models, assets and a scratch folder of its own for one process. */
export async function openServices(wish: DeviceWish, data: DataFolder = dataFolder()): Promise<OpenServices> {
  await prepareDataFolder(data)
  const host = await openHost({ ...wish, dataDir: data.root })
  await sweepScratch(data.scratch)
  const scratch = await makeScratch(data.scratch)
  const assets = openAssets(data)
  const revivers = nodeRevivers(host, assets)
  return {
    data,
    host,
    assets,
    services: { models: host, assets, scratch, video: (recipe) => reviveVideo(recipe, revivers) },
    async close() {
      await host.dispose()
      await rm(scratch, { recursive: true, force: true })
    },
  }
}

/** Services of a run that leaves its files in `outputs` and embeds `workflow` in them. */
export function withOutputs(
  open: OpenServices,
  outputs: OutputSink,
  workflow: Services['workflow'],
): Services {
  return { ...open.services, outputs, ...(workflow === undefined ? {} : { workflow }) }
}
