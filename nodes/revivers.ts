import type { AssetSource, ModelHost } from '../engine/define/index.ts'
import { mediaRevivers, type Revivers } from '../engine/media/index.ts'
import { decodedClip, decodedClipType } from './codec/decoded-clip.ts'
import { assetVideoType, openAssetVideo } from './media/asset-video.ts'
import { type UpscaledVideoRecipe, upscaledVideo, upscaledVideoType } from './media/upscaled-video.ts'

/**
 * Everything that rebuilds a video from its recipe: the media room's types and those that nodes make. A recipe may come with
 * somebody's workflow, so it names files by their content alone, never a place on this machine.
 */
export function nodeRevivers(models: ModelHost, assets: AssetSource): Revivers {
  const { file: _byPlace, ...rest } = mediaRevivers
  return {
    ...rest,
    [decodedClipType]: (recipe) => decodedClip(recipe, models),
    [upscaledVideoType]: (recipe, revive) =>
      upscaledVideo(recipe as UpscaledVideoRecipe, revive((recipe as UpscaledVideoRecipe).video), models),
    [assetVideoType]: (recipe) => openAssetVideo(recipe, assets),
  }
}
