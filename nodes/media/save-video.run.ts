import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { videoFormats, writeVideo } from '../../engine/media/index.ts'
import type { saveVideo } from './save-video.ts'

/** Longer sides, in pixels, are seldom meant by who makes a video larger. */
const large = 4096

/** Encodes the video while it is decoded and publishes it under this execution's key, once. */
export const run: Run<typeof saveVideo> = async ({ inputs, key, node, note, progress, services, signal }) => {
  const { video, format, frame } = inputs
  const there = await services.outputs.find(key)
  if (there) {
    note(`${there.name} is saved already.`)
    return {}
  }
  if (format === 'png' && (frame >= video.frames || frame < -video.frames)) {
    throw new ReelgraphError(
      'save.no-such-frame',
      node,
      `Frame is ${frame}, but the video has ${video.frames} frames, from 0. Choose one of them.`,
    )
  }
  const [width, height] = [video.width * inputs.scale, video.height * inputs.scale]
  if (inputs.scale > 1 && Math.max(width, height) > large)
    note(
      `Scale ${inputs.scale} makes it ${width}×${height} pixels; at 1 it keeps its ${video.width}×${video.height}.`,
    )
  const { extension, mime } = videoFormats[format]
  const embedded =
    inputs.workflow && services.workflow !== undefined ? { metadata: { workflow: services.workflow } } : {}
  await services.outputs.save({
    key,
    name: inputs.name,
    extension,
    mime,
    async write(path) {
      await writeVideo(video, path, {
        format,
        quality: inputs.quality,
        scale: inputs.scale,
        kernel: inputs.edges,
        still: frame,
        ...embedded,
        signal,
        onFrame: (index, frames) => progress(format === 'png' ? 1 : index + 1, format === 'png' ? 1 : frames),
      })
    },
  })
  return {}
}
