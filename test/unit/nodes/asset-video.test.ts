import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { imageVideo, reviveVideo, writeVideo } from '../../../engine/media/index.ts'
import type { Video } from '../../../engine/media/index.ts'
import { AssetFolders } from '../../../engine/store/asset-folders.ts'
import type { ModelHost } from '../../../engine/define/index.ts'
import { assetVideo } from '../../../nodes/media/asset-video.ts'
import { nodeRevivers } from '../../../nodes/revivers.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-asset-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const count = async (video: Video): Promise<number> => {
  let frames = 0
  for await (const { width } of video.open()) frames += width === 64 ? 1 : 0
  return frames
}

it('a loaded video names its file by content, so that what is cached outlives a move of the data folder', async () => {
  const grey = { width: 64, height: 64, data: new Uint8Array(64 * 64 * 3).fill(90) }
  await writeVideo(imageVideo(grey, 6, 8), join(folder, 'made.webm'), { format: 'webm-vp9' })
  const assets = new AssetFolders(join(folder, 'before'))
  const sha256 = await assets.add(join(folder, 'made.webm'))
  const video = await assetVideo(sha256, assets)
  expect(video.frames).toBe(6)
  expect(JSON.stringify(video.recipe)).not.toContain(folder)

  await rename(join(folder, 'before'), join(folder, 'after'))
  const moved = new AssetFolders(join(folder, 'after'))
  const revived = reviveVideo(JSON.parse(JSON.stringify(video.recipe)), nodeRevivers({} as ModelHost, moved))
  expect(await count(revived)).toBe(6)
  expect(revived.recipe).toEqual(video.recipe)

  await copyFile(join(folder, 'made.webm'), join(folder, 'again.webm'))
  await rm(join(folder, 'after'), { recursive: true })
  await expect(count(revived)).rejects.toMatchObject({ code: 'asset.missing' })
})
