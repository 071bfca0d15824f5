import type { Tensor } from 'onnxruntime-node'
import type { DenoiseRequest } from '../../define/services.ts'
import type { Bundle } from '../bundle/bundle.ts'
import type { OpenSession } from '../session/open-session.ts'
import type { SessionPool } from '../session/session-pool.ts'
import { textForFrames, type TextForFrames } from '../text/text-for-frames.ts'
import { cleanLatents } from './clean-latents.ts'
import type { Family } from './family.ts'

/**
 * Our own family: a noise level, a time and a shot per frame, and text that each frame sees its own part of. A null
 * token lives inside the network, so unconditional is a mask of zeros. Conditionings run as one batch: their rows
 * share the weights that a step has to stream through the caches.
 */
export function picturebookFamily(bundle: Bundle, pool: SessionPool): Family {
  const { transformer } = bundle.graphs
  const width = bundle.info.text.width
  const fixedBatch = transformer.summary.inputs.some(
    ({ name, dims }) => name === 'latents' && typeof dims[0] === 'number',
  )

  return {
    padsText: false,
    denoise: (request) =>
      pool.use(bundle.info.id, transformer, async (session) => {
        const texts = request.conditionings.map((conditioning) =>
          textForFrames(conditioning, request.shot, width),
        )
        const clean: Float32Array[] = []
        for (const batch of fixedBatch ? texts.map((text) => [text]) : [texts]) {
          const results = await session.run(feedsOf(session, request, batch, width))
          const velocity = session.floats(results['velocity'] ?? results[session.ports.outputs[0]!]!)
          batch.forEach((_, row) =>
            clean.push(
              bundle.info.prediction === 'x0'
                ? velocity.slice(row * request.latents.length, (row + 1) * request.latents.length)
                : cleanLatents(
                    request.latents,
                    velocity,
                    row * request.latents.length,
                    request.shape,
                    request.sigma,
                  ),
            ),
          )
        }
        return clean
      }),
  }
}

/** The network's inputs for rows that share everything but their text. */
function feedsOf(
  session: OpenSession,
  request: DenoiseRequest,
  texts: readonly TextForFrames[],
  width: number,
): Record<string, Tensor> {
  const rows = texts.length
  const [channels, frames, h, w] = request.shape
  const length = Math.max(...texts.map((text) => text.length))
  const text = new Float32Array(rows * length * width)
  const mask = new Float32Array(rows * frames * length)
  texts.forEach((part, row) => {
    text.set(part.text, row * length * width)
    for (let f = 0; f < frames; f++)
      mask.set(part.mask.subarray(f * part.length, (f + 1) * part.length), (row * frames + f) * length)
  })
  const shots = [...new Set(request.shot)]
  const shot = Float32Array.from(request.shot, (id) => shots.indexOf(id))
  const tensor = (name: string, data: Float32Array, ...dims: number[]): Tensor =>
    session.tensor(name, { data, dims })
  return {
    latents: tensor('latents', repeat(request.latents, rows), rows, channels, frames, h, w),
    sigma: tensor('sigma', repeat(request.sigma, rows), rows, frames),
    frame_time: tensor('frame_time', repeat(request.time, rows), rows, frames),
    shot: tensor('shot', repeat(shot, rows), rows, frames),
    text: tensor('text', text, rows, length, width),
    text_mask: tensor('text_mask', mask, rows, frames, length),
  }
}

function repeat(values: Float32Array, times: number): Float32Array {
  if (times === 1) return values
  const all = new Float32Array(values.length * times)
  for (let i = 0; i < times; i++) all.set(values, i * values.length)
  return all
}
