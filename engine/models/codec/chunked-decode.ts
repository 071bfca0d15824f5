import type { Frame } from '../../media/video.ts'
import type { LatentShape } from '../../diffusion/clip.ts'
import type { Bundle } from '../bundle/bundle.ts'
import type { SessionPool } from '../session/session-pool.ts'
import type { DecodeRange } from './decode-range.ts'
import { denormalise } from './denormalise.ts'
import { duePictures } from './due-pictures.ts'
import { firstFrameOf, frameCount } from './frame-layout.ts'
import { heldLatents, latentFrames } from './latent-frames.ts'
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

  const length = bundle.graphs.decoder.summary.inputs[0]?.dims[2]
  // A first frame that is packed apart tells nothing of those after it.
  const least = info.compression.firstFrame === 'single' ? 2 : 1
  const isFixed = typeof length === 'number' && length >= least
  // What a short clip lacks is its last latent again, whose frames nobody asks for.
  const count = isFixed ? Math.max(frames, length) : frames
  const whole = heldLatents(latents, shape, count)
  const pieceFrom = isFixed ? fixedPiece(length, count) : freePiece(frames, range.endLatent)

  for (let from = range.firstLatent; from < range.endLatent;) {
    const { start, end, last: reach } = pieceFrom(from)
    const to = Math.min(reach, range.endLatent)
    const made = frameCount(end - start, info.compression)
    const piece = denormalise(
      latentFrames(whole, [channels, count, h, w], start, end),
      info.latentStats,
      channels,
    )
    const pictures = await pool.use(info.id, bundle.graphs.decoder, async (session) => {
      const input = session.ports.inputs[0]!
      const feeds = {
        [input]: session.tensor(input, { data: piece, dims: [1, channels, end - start, h, w] }),
      }
      const output = (await session.run(feeds))[session.ports.outputs[0]!]
      return session.floats(duePictures(info, output, [channels, end - start, h, w], made))
    })
    // Frames of the piece count from its own first latent, wherever that lies in the clip.
    const shift = firstFrameOf(from, info.compression) - firstFrameOf(from - start, info.compression)
    const last = firstFrameOf(to, info.compression)
    for (let index = firstFrameOf(from, info.compression); index < last; index++) {
      if (index < range.start || index >= range.end) continue
      yield { index, width, height, data: toRgb(pictures, index - shift, made, area) }
    }
    from = to
  }
}

/** The latents `start` to `end` that are decoded together, of whose frames those from a latent to `last` are kept. */
type Piece = (from: number) => { readonly start: number; readonly end: number; readonly last: number }

function freePiece(frames: number, endLatent: number): Piece {
  return (from) => {
    const last = Math.min(from + chunk, endLatent)
    return { start: Math.max(0, from - before), end: Math.min(frames, last + after), last }
  }
}

/** For a decoder that was exported for so many latents and no others. */
function fixedPiece(length: number, frames: number): Piece {
  const past = length > before + 1 ? after : 0
  const lead = Math.max(0, Math.min(before, length - past - 1))
  return (from) => {
    const start = Math.min(Math.max(0, from - lead), frames - length)
    const end = start + length
    return { start, end, last: end === frames ? end : end - past }
  }
}
