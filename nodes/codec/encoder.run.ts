import type { Run } from '../../engine/define/index.ts'
import { clipInWords, modelSize, seconds } from '../clip/clip-size.ts'
import { openDescribed } from '../clip/open-described.ts'
import { strangeSize } from '../clip/strange-size.ts'
import { encodeVideo } from './encode-video.ts'
import type { encoder } from './encoder.ts'

/** Encodes the video as a clip that is known in full; notes what the model made of its size and rate. */
export const run: Run<typeof encoder> = async ({ inputs, node, note, progress, services, signal }) => {
  const { model, video, fit } = inputs
  const size = modelSize(model, inputs.width || video.width, inputs.height || video.height)
  const open = await openDescribed(services.models, model, node)
  const { latents, shape, repeated } = await encodeVideo(open, video, size, fit, signal, progress)
  const frames = shape[1]
  const stride = model.compression.time
  const clip = {
    latents,
    shape,
    sigma: new Float32Array(frames),
    known: new Float32Array(frames).fill(1),
    wave: new Int32Array(frames),
    shot: Array.from({ length: frames }, () => 'shot-1'),
    time: Float32Array.from({ length: frames }, (_, frame) => (frame * stride) / model.fps),
    fps: model.fps,
    space: model.space,
  }
  const changed =
    size.width !== video.width ||
    size.height !== video.height ||
    (video.frames > 1 && (video.fps !== model.fps || repeated > 0))
  const was = `${video.frames} frames at ${seconds(video.fps)} fps, ${video.width} × ${video.height}`
  const last = repeated === 1 ? 'The last frame is repeated' : `The last frame is repeated ${repeated} times`
  const filled = video.frames > 1 && repeated > 0 ? ` ${last} to fill the last latent frame.` : ''
  if (changed) note(`${was} became ${clipInWords(clip, model)}.${filled}`)
  const strange = strangeSize(clip, model)
  if (strange !== undefined) note(strange)
  return { clip }
}
