import type { StepPictures } from '../../define/run.ts'
import type { LatentShape } from '../../diffusion/clip.ts'
import type { BundleGraph } from '../bundle/bundle.ts'
import { UnsupportedGraphError } from '../model-error.ts'
import type { SessionPool } from '../session/session-pool.ts'
import { toRgb } from './pixels.ts'

/** Draws a small picture of each latent frame: latents `[1, C, F, h, w]` → frames `[1, 3, F, H, W]` in −1…1. Throws `model.unsupported` where it gives others. */
export async function previewPictures(
  model: string,
  graph: BundleGraph,
  pool: SessionPool,
  latents: Float32Array,
  shape: LatentShape,
): Promise<StepPictures> {
  const [, frames, height, width] = shape
  const { scale, pictures } = await pool.use(model, graph, async (session) => {
    const input = session.ports.inputs[0]!
    const feeds = { [input]: session.tensor(input, { data: latents, dims: [1, ...shape] }) }
    const output = (await session.run(feeds))[session.ports.outputs[0]!]!
    const times = Math.round(output.dims.at(-1)! / width)
    const due = [3, frames, height * times, width * times]
    if (times < 1 || output.dims.slice(-4).join() !== due.join())
      throw new UnsupportedGraphError(
        model,
        `The preview decoder of "${model}" gave ${output.dims.join('×')} for ${frames} latent frames of ${height}×${width}; ` +
          `3×${frames} pictures of whole multiples of that were due. Export it anew, or leave it out.`,
      )
    return { scale: times, pictures: session.floats(output) }
  })
  const [wide, high] = [width * scale, height * scale]
  const rgb = new Uint8Array(frames * wide * high * 3)
  for (let t = 0; t < frames; t++) rgb.set(toRgb(pictures, t, frames, wide * high), t * wide * high * 3)
  return { width: wide, height: high, rgb }
}
