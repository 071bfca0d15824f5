import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { MAX_PIXELS } from '../../engine/media/index.ts'
import type { upscale } from './upscale.ts'
import { upscaledRecipe, upscaledVideo } from './upscaled-video.ts'

/** The id of the upscaler that comes with the program. */
const upscalerId = 'upscaler'

/** A video that enlarges frames as they are read; nothing is enlarged here. */
export const run: Run<typeof upscale> = async ({ inputs, node, note, services }) => {
  const { video } = inputs
  const scale = Number(inputs.scale)
  const [width, height] = [video.width * scale, video.height * scale]
  if (width * height > MAX_PIXELS) {
    throw new ReelgraphError(
      'upscale.too-large',
      node,
      `${video.width} × ${video.height} would become ${width} × ${height}, more than a frame may have. Choose a smaller Scale.`,
    )
  }
  const upscaler = await services.models.describeUpscaler(upscalerId)
  note(`${video.width} × ${video.height} becomes ${width} × ${height}.`)
  return { video: upscaledVideo(upscaledRecipe(video, upscaler, scale), video, services.models) }
}
