import type { StepPictures } from '../../define/run.ts'
import type { LatentShape } from '../../diffusion/clip.ts'
import type { BundleGraph } from '../bundle/bundle.ts'
import type { SessionPool } from '../session/session-pool.ts'
import { toRgb } from './pixels.ts'

/** Draws a small picture of each latent frame: latents `[1, C, F, h, w]` → frames `[1, 3, F, H, W]` in −1…1. */
export async function previewPictures(
  model: string,
  graph: BundleGraph,
  pool: SessionPool,
  latents: Float32Array,
  shape: LatentShape,
): Promise<StepPictures> {
  const [, frames, height, width] = shape
  const pictures = await pool.use(model, graph, async (session) => {
    const input = session.ports.inputs[0]!
    const feeds = { [input]: session.tensor(input, { data: latents, dims: [1, ...shape] }) }
    return session.floats((await session.run(feeds))[session.ports.outputs[0]!]!)
  })
  const scale = Math.round(Math.sqrt(pictures.length / (3 * frames * height * width)))
  const [wide, high] = [width * scale, height * scale]
  const rgb = new Uint8Array(frames * wide * high * 3)
  for (let t = 0; t < frames; t++) rgb.set(toRgb(pictures, t, frames, wide * high), t * wide * high * 3)
  return { width: wide, height: high, rgb }
}
