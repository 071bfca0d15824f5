import type { AssetSource } from '../../engine/define/index.ts'
import { openFileVideo, probeVideo } from '../../engine/media/index.ts'
import type { OpenOptions, Video, VideoInfo, VideoRecipe } from '../../engine/media/index.ts'

/** The type of recipe that names a file by its content: a cached result stays good where the data folder is moved. */
export const assetVideoType = 'asset'

interface AssetVideoRecipe extends VideoRecipe, VideoInfo {
  readonly type: typeof assetVideoType
  readonly sha256: string
}

/** The video file of that content as a video: looked at now, found and decoded when opened. */
export async function assetVideo(sha256: string, assets: AssetSource, options?: OpenOptions): Promise<Video> {
  const info = await probeVideo(await assets.path(sha256), options)
  return openAssetVideo({ type: assetVideoType, sha256, ...info }, assets)
}

/** Rebuilds it from its recipe without touching the file. Opening it throws `asset.missing` and what a file video throws. */
export function openAssetVideo(recipe: VideoRecipe, assets: AssetSource): Video {
  const { sha256, ...info } = recipe as AssetVideoRecipe
  const at = (path: string): Video => openFileVideo({ ...info, type: 'file', path })
  return {
    ...at(sha256),
    recipe,
    async *open(range, options) {
      yield* at(await assets.path(sha256)).open(range, options)
    },
  }
}
