import type { Tensor } from 'onnxruntime-node'
import type { Frame } from '../../media/video.ts'
import type { LatentShape } from '../../diffusion/clip.ts'
import type { Bundle, BundleGraph } from '../bundle/bundle.ts'
import type { SessionPool } from '../session/session-pool.ts'
import type { DecodeRange } from './decode-range.ts'
import { denormalise } from './denormalise.ts'
import { duePictures } from './due-pictures.ts'
import { firstFrameOf } from './frame-layout.ts'
import { latentFrames } from './latent-frames.ts'
import { toRgb } from './pixels.ts'

/**
 * Decodes one latent at a time and hands the decoder's states on, so that memory does not grow with the clip. A range
 * that starts later is warmed up with the latents before it: each state remembers one latent of its own depth, so as
 * many latents as there are states give exactly the frames of a decode from the beginning. Every latent must give the same
 * number of frames.
 */
export async function* streamingDecode(
  bundle: Bundle,
  graph: BundleGraph,
  pool: SessionPool,
  latents: Float32Array,
  shape: LatentShape,
  range: DecodeRange,
): AsyncGenerator<Frame> {
  const { info } = bundle
  const [channels, , h, w] = shape
  const height = h * info.compression.space
  const width = w * info.compression.space
  const warmup = info.streamingWarmup ?? info.statesForStreamingDecoder.length
  let states: Record<string, Tensor> | undefined

  for (let k = Math.max(0, range.firstLatent - warmup); k < range.endLatent; k++) {
    const one = denormalise(latentFrames(latents, shape, k, k + 1), info.latentStats, channels)
    const before = states
    const { pictures, after } = await pool.use(info.id, graph, async (session) => {
      const feeds = { ...before }
      for (const state of before ? [] : info.statesForStreamingDecoder) {
        const dims = [1, state.channels, h * state.scale, w * state.scale]
        const data = new Float32Array(dims.reduce((a, b) => a * b))
        feeds[state.input] = session.tensor(state.input, { data, dims })
      }
      feeds['latent'] = session.tensor('latent', { data: one, dims: [1, channels, 1, h, w] })
      const results = await session.run(feeds)
      return {
        pictures: session.floats(
          duePictures(info, results['frames'], [channels, 1, h, w], info.compression.time),
        ),
        after: Object.fromEntries(info.statesForStreamingDecoder.map((s) => [s.input, results[s.output]!])),
      }
    })
    states = after
    const first = firstFrameOf(k, info.compression)
    for (let t = 0; t < info.compression.time; t++) {
      const index = first + t
      if (index < range.start || index >= range.end) continue
      yield { index, width, height, data: toRgb(pictures, t, info.compression.time, width * height) }
    }
  }
}
