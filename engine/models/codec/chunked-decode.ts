import type { Frame } from '../../media/video.ts'
import type { LatentShape } from '../../diffusion/clip.ts'
import type { Bundle } from '../bundle/bundle.ts'
import type { SessionPool } from '../session/session-pool.ts'
import type { DecodeRange } from './decode-range.ts'
import { firstFrameOf, frameCount } from './frame-layout.ts'
import { latentFrames } from './latent-frames.ts'
import { toRgb } from './pixels.ts'

/** Latents decoded at once, and how many on either side are decoded with them to be thrown away. */
const chunk = 8
const before = 4
const after = 1

/**
 * Decodes with a decoder that has no streaming form: pieces of a few latents, each with neighbours around it whose
 * frames are dropped, so that memory does not grow with the clip and seams lie where both sides saw the same context.
 */
export async function* chunkedDecode(
  bundle: Bundle,
  pool: SessionPool,
  latents: Float32Array,
  shape: LatentShape,
  range: DecodeRange,
): AsyncGenerator<Frame> {
  const { info } = bundle
  const [channels, frames, h, w] = shape
  const height = h * info.compression.space
  const width = w * info.compression.space
  const area = width * height

  for (let from = range.firstLatent; from < range.endLatent; from += chunk) {
    const to = Math.min(from + chunk, range.endLatent)
    const start = Math.max(0, from - before)
    const end = Math.min(frames, to + after)
    const piece = denormalise(latentFrames(latents, shape, start, end), info.latentStats, channels)
    const pictures = await pool.use(info.id, bundle.graphs.decoder, async (session) => {
      const input = session.ports.inputs[0]!
      const feeds = {
        [input]: session.tensor(input, { data: piece, dims: [1, channels, end - start, h, w] }),
      }
      return session.floats((await session.run(feeds))[session.ports.outputs[0]!]!)
    })
    const made = frameCount(end - start, info.compression)
    // Frames of the piece count from its own first latent, wherever that lies in the clip.
    const shift = firstFrameOf(from, info.compression) - firstFrameOf(from - start, info.compression)
    const last = firstFrameOf(to, info.compression)
    for (let index = firstFrameOf(from, info.compression); index < last; index++) {
      if (index < range.start || index >= range.end) continue
      yield { index, width, height, data: toRgb(pictures, index - shift, made, area) }
    }
  }
}

/** Normalised latents as the codec made them: z·std + mean per channel, in place. */
function denormalise(
  latents: Float32Array,
  stats: { readonly mean: readonly number[]; readonly std: readonly number[] } | undefined,
  channels: number,
): Float32Array {
  if (!stats) return latents
  const size = latents.length / channels
  for (let c = 0; c < channels; c++)
    for (let i = c * size; i < (c + 1) * size; i++) latents[i] = latents[i]! * stats.std[c]! + stats.mean[c]!
  return latents
}
