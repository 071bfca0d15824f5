import type { DeviceChoice } from '../../define/services.ts'
import type { ModelDescriptor } from '../../define/values.ts'
import type { LatentShape } from '../../diffusion/clip.ts'
import type { Bundle, BundleGraph } from '../bundle/bundle.ts'
import { frameCount } from '../codec/frame-layout.ts'
import { UnsupportedGraphError } from '../model-error.ts'
import { openModel } from '../open-model.ts'
import { SessionPool } from '../session/session-pool.ts'

/** Tokens that a CPU takes through a DiT while somebody waits. */
const mostTokens = 4096

/**
 * Loads each graph of a bundle on a device, one at a time so that the largest must fit and not all, and runs it at a tiny
 * size: text → latents → frames → latents, and the small pictures of a preview. What was exported for one size too large for
 * a CPU is only loaded there. Throws the named error of what failed, or `model.unsupported` where a result has the wrong size or
 * is no number.
 */
export async function probeBundle(
  bundle: Bundle,
  descriptor: ModelDescriptor,
  device: DeviceChoice,
): Promise<void> {
  const pool = new SessionPool(device, 0)
  try {
    const model = openModel(bundle, descriptor, pool, device)
    const shape = tinyShape(bundle.graphs, descriptor)
    const [channels, frames, h, w] = shape
    if (device.provider === 'cpu' && (frames * h * w) / descriptor.patch ** 2 > mostTokens) {
      for (const graph of Object.values(bundle.graphs))
        await pool.use(descriptor.id, graph, () => Promise.resolve())
      return
    }
    const { unknown: _, ...span } = await model.encodeText('a')
    const [clean] = await model.denoise({
      latents: new Float32Array(channels * frames * h * w),
      shape,
      sigma: new Float32Array(frames).fill(1),
      time: Float32Array.from({ length: frames }, (__, f) => f / descriptor.fps),
      shot: Array.from({ length: frames }, () => 'shot'),
      conditionings: [{ model: descriptor.id, spans: [{ ...span, scope: 'all' }] }],
    })
    expect(descriptor, bundle.graphs.transformer, clean, channels * frames * h * w)

    await model.pictures?.(clean!, shape)
    const pictures: { index: number; width: number; height: number; data: Uint8Array }[] = []
    for await (const frame of model.decode(clean!, shape)) pictures.push(frame)
    const { space } = descriptor.compression
    const due = frameCount(frames, descriptor.compression)
    if (pictures.length !== due || pictures[0]!.data.length !== 3 * h * w * space * space)
      expect(descriptor, bundle.graphs.decoder, undefined, due)
    if (!bundle.graphs.encoder) return
    async function* again(): AsyncGenerator<(typeof pictures)[number]> {
      yield* pictures
    }
    const { latents } = await model.encode(again())
    expect(descriptor, bundle.graphs.encoder, latents, channels * frames * h * w)
  } finally {
    await pool.dispose()
  }
}

/** Two latent frames of two patches each way, or what the export has fixed; as many frames as its decoder takes at least. */
function tinyShape(
  { transformer, decoder }: Bundle['graphs'],
  { channels, maxFrames, patch }: ModelDescriptor,
): LatentShape {
  const decoded = decoder.summary.inputs[0]?.dims[2]
  const least = Math.max(2, typeof decoded === 'number' ? decoded : 0)
  const dims = transformer.summary.inputs.find(({ dims: all }) => all.length === 5)?.dims ?? []
  const fixed = (axis: number, otherwise: number): number => {
    const size = dims[axis]
    return typeof size === 'number' && size > 0 ? size : otherwise
  }
  return [channels, fixed(2, Math.min(least, maxFrames)), fixed(3, 2 * patch), fixed(4, 2 * patch)]
}

function expect(
  model: ModelDescriptor,
  graph: BundleGraph,
  result: Float32Array | undefined,
  length: number,
): void {
  if (result?.length === length && result.every(Number.isFinite)) return
  throw new UnsupportedGraphError(
    model.id,
    `${graph.file} of model "${model.id}" gave ${
      result === undefined
        ? 'frames of another number or size'
        : result.length === length
          ? 'values that are no numbers'
          : `${result.length} values where ${length} were due`
    }; its bundle.json or its config files do not describe it.`,
  )
}
