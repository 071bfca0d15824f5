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
 * token lives inside the network, so unconditional is a mask of zeros. With `batched` all conditionings run as one
 * batch where the graph allows, otherwise one after another.
 */
export function picturebookFamily(bundle: Bundle, pool: SessionPool, batched: boolean): Family {
  const { transformer } = bundle.graphs
  const { id, prediction, text } = bundle.info
  const fixedBatch = transformer.summary.inputs.some(
    ({ name, dims }) => name === 'latents' && typeof dims[0] === 'number',
  )

  return {
    padsText: false,
    denoise: (request) =>
      pool.use(id, transformer, async (session) => {
        const texts = request.conditionings.map((said) => textForFrames(said, request.shot, text.width))
        const batches = batched && !fixedBatch ? [texts] : texts.map((one) => [one])
        const size = request.latents.length
        const clean: Float32Array[] = []
        for (const batch of batches) {
          const results = await session.run(feedsOf(session, request, batch, text.width))
          const answer = session.floats(results['velocity'] ?? results[session.ports.outputs[0]!]!)
          for (let row = 0; row < batch.length; row++)
            clean.push(
              prediction === 'x0'
                ? answer.slice(row * size, (row + 1) * size)
                : cleanLatents(request.latents, answer, row * size, request.shape, request.sigma),
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
