import type { Frame } from '../../media/video.ts'
import type { LatentShape } from '../../diffusion/clip.ts'
import type { Bundle } from '../bundle/bundle.ts'
import { ModelRequestError, UnsupportedGraphError } from '../model-error.ts'
import type { SessionPool } from '../session/session-pool.ts'
import { frameCount, latentOfFrame, wholeFrames } from './frame-layout.ts'
import { joinLatents, latentFrames } from './latent-frames.ts'
import { fromRgb } from './pixels.ts'

/** Latents encoded at once, and how many before them a codec with memory must see again. */
const chunk = 8
const context = 2

/**
 * Encodes frames to normalised latents, a few at a time as they arrive; only the latents of the whole clip are held. A
 * last latent that is not full is filled by repeating the last frame, so one image becomes one latent; an encoder that was
 * exported for so many frames is given just so many, the last frame repeated. Throws
 * `model.unsupported` where the bundle has no encoder, `model.request` for no frames, frames of changing size or of a
 * size that is no multiple of the codec's.
 */
export async function encodeFrames(
  bundle: Bundle,
  pool: SessionPool,
  frames: AsyncIterable<Frame>,
): Promise<{ readonly latents: Float32Array; readonly shape: LatentShape }> {
  const { info } = bundle
  const encoder = bundle.graphs.encoder
  if (!encoder)
    throw new UnsupportedGraphError(
      info.id,
      `Model "${info.id}" has no vae_encoder, so it cannot start from images or videos.`,
    )
  const { space } = info.compression
  const memory = info.compression.firstFrame === 'single'
  const dim = encoder.summary.inputs[0]?.dims[2]
  const fixed = typeof dim === 'number' && dim > 0 ? dim : undefined
  const again = memory ? context : 0
  const pieces: { latents: Float32Array; frames: number }[] = []
  let size: { width: number; height: number } | undefined
  let pending: Uint8Array[] = []

  const flush = async (atEnd: boolean): Promise<void> => {
    const { width, height } = size!
    const dropped = pieces.length > 0 ? again : 0
    const keep = pending.length
    if (fixed !== undefined && (!atEnd || dropped > 0) && !takesPieces(fixed, again, info.compression))
      throw new UnsupportedGraphError(
        info.id,
        `The encoder of "${info.id}" was exported for ${fixed} ${fixed === 1 ? 'frame' : 'frames'}: it takes as many and no more. ` +
          'Trim the video, or export the encoder for any number of frames.',
      )
    const count = fixed ?? wholeFrames(keep, info.compression)
    const pictures = new Float32Array(3 * count * width * height)
    for (let t = 0; t < count; t++)
      fromRgb(pending[Math.min(t, keep - 1)]!, pictures, t, count, width * height)
    const found = await encodePiece(bundle, pool, pictures, count, height, width)
    const area = (width / space) * (height / space)
    const made = [
      info.latentChannels,
      found.length / info.latentChannels / area,
      height / space,
      width / space,
    ] as const
    const end = Math.min(made[1], latentOfFrame(keep - 1, info.compression) + 1)
    pieces.push({ latents: latentFrames(found, made, dropped, end), frames: end - dropped })
    pending = again > 0 && !atEnd ? pending.slice(-frameCount(again, info.compression)) : []
  }

  let fresh = 0
  for await (const frame of frames) {
    size ??= checkedSize(info.id, frame, space * info.patch)
    if (frame.width !== size.width || frame.height !== size.height)
      throw new ModelRequestError(
        info.id,
        `Frame ${frame.index} has ${frame.width}×${frame.height} pixels, the first ${size.width}×${size.height}. Make all frames of one size.`,
      )
    // A piece is cut when the next frame shows that more comes, so that the last one knows it is the last.
    if (fresh > 0 && pending.length === pieceLength(pieces.length)) {
      await flush(false)
      fresh = 0
    }
    pending.push(frame.data)
    fresh++
  }
  if (!size)
    throw new ModelRequestError(
      info.id,
      'There are no frames to encode. Give a picture or a video of at least one frame.',
    )
  await flush(true)
  const shape = [
    info.latentChannels,
    pieces.reduce((sum, piece) => sum + piece.frames, 0),
    size.height / space,
    size.width / space,
  ] as const
  return { latents: joinLatents(pieces, info.latentChannels, shape[2] * shape[3]), shape }

  function pieceLength(before: number): number {
    return fixed ?? frameCount(chunk + (before > 0 ? again : 0), info.compression)
  }
}

/** Whether an encoder of so many frames can take a video piece by piece: whole latents, and new ones in every piece. */
function takesPieces(fixed: number, again: number, compression: Bundle['info']['compression']): boolean {
  return wholeFrames(fixed, compression) === fixed && fixed > frameCount(again, compression)
}

async function encodePiece(
  bundle: Bundle,
  pool: SessionPool,
  pictures: Float32Array,
  count: number,
  height: number,
  width: number,
): Promise<Float32Array> {
  const { id, latentChannels: channels, latentStats: stats } = bundle.info
  return pool.use(id, bundle.graphs.encoder!, async (session) => {
    const input = session.ports.inputs[0]!
    const feeds = { [input]: session.tensor(input, { data: pictures, dims: [1, 3, count, height, width] }) }
    const output = (await session.run(feeds))[session.ports.outputs[0]!]!
    const found = session.floats(output)
    // Optimum's encoders return mean and log-variance side by side; the mean is the latent.
    const size = (found.length * channels) / output.dims[1]!
    const latents = found.slice(0, size)
    if (stats)
      for (let i = 0; i < size; i++) {
        const c = Math.floor((i * channels) / size)
        latents[i] = (latents[i]! - stats.mean[c]!) / stats.std[c]!
      }
    return latents
  })
}

function checkedSize(id: string, { width, height }: Frame, step: number): { width: number; height: number } {
  if (width % step || height % step || width < 1 || height < 1)
    throw new ModelRequestError(
      id,
      `"${id}" takes frames whose sides are multiples of ${step} pixels; these have ${width}×${height}. Resize or crop them.`,
    )
  return { width, height }
}
