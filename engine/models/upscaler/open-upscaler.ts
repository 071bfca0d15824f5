import { setImmediate } from 'node:timers/promises'
import type { DeviceChoice, OpenUpscaler } from '../../define/services.ts'
import type { UpscalerDescriptor } from '../../define/values.ts'
import { ModelRequestError } from '../model-error.ts'
import type { SessionPool } from '../session/session-pool.ts'
import { placeTile } from './place-tile.ts'
import type { UpscalerBundle } from './read-upscaler.ts'
import { tilePixels } from './tile-pixels.ts'
import { tileSpans } from './tiles.ts'

/** Puts an upscaler's graph behind the interface that nodes use. Loads no weights yet. */
export function openUpscaler(
  bundle: UpscalerBundle,
  descriptor: UpscalerDescriptor,
  pool: SessionPool,
  device: DeviceChoice,
): OpenUpscaler {
  const { id, scale: graphScale, margin, border, tile: side } = bundle.info
  return {
    descriptor,
    device,
    async upscale(image, scale, { signal } = {}) {
      if (!descriptor.scales.includes(scale))
        throw new ModelRequestError(
          id,
          `"${id}" enlarges ${descriptor.scales.join(' or ')} times, and ${scale} was asked for. Choose one of those.`,
        )
      const [width, height] = [image.width * scale, image.height * scale]
      const canvas = { width, height, data: new Uint8ClampedArray(3 * width * height) }
      for (const down of tileSpans(image.height + 2 * border, side, margin))
        for (const across of tileSpans(image.width + 2 * border, side, margin)) {
          // A run holds this thread: between two of them whoever wants to cancel is heard.
          await setImmediate()
          signal?.throwIfAborted()
          const seen = tilePixels(image, across, down, border)
          await pool.use(id, bundle.graph, async (session) => {
            const pixels = session.tensor('pixels', {
              data: seen.data,
              dims: [1, 3, seen.height, seen.width],
            })
            const results = await session.run({ pixels })
            const large = {
              data: session.floats(results[session.ports.outputs[0]!]!),
              width: seen.width * graphScale,
              height: seen.height * graphScale,
            }
            placeTile(canvas, large, [across, down], { border, scale, graphScale })
          })
        }
      return { width, height, data: new Uint8Array(canvas.data.buffer) }
    },
  }
}
