import type { Clip, LatentShape } from '../../diffusion/clip.ts'
import type { Kind } from '../kind.ts'
import { bytesOf, float32Of, int32Of } from '../typed-bytes.ts'
import { hasFields } from './plain-kind.ts'

/** Latents with one noise level per frame. */
export const clip: Kind<'clip', Clip> = {
  id: 'clip',
  title: 'Clip',
  look: { dark: '#6FB4F0', light: '#15579F', glyph: 'disc', width: 2.5 },
  is: (value): value is Clip =>
    hasFields(value, 'latents', 'shape', 'sigma', 'known', 'wave') && value.latents instanceof Float32Array,
  bytes: (value) =>
    value.latents.byteLength +
    value.sigma.byteLength +
    value.known.byteLength +
    value.wave.byteLength +
    value.time.byteLength +
    16 * value.shot.length +
    64,
  encode: ({ latents, shape, sigma, known, wave, shot, time, fps, space }) => ({
    meta: { shape, shot, fps, space },
    buffers: {
      latents: bytesOf(latents),
      sigma: bytesOf(sigma),
      known: bytesOf(known),
      wave: bytesOf(wave),
      time: bytesOf(time),
    },
  }),
  decode(packed) {
    const { shape, shot, fps, space } = packed.meta as unknown as {
      shape: LatentShape
      shot: readonly string[]
      fps: number
      space: string
    }
    const part = (name: string): Uint8Array => packed.buffers[name] ?? new Uint8Array()
    return {
      latents: float32Of(part('latents')),
      shape,
      sigma: float32Of(part('sigma')),
      known: float32Of(part('known')),
      wave: int32Of(part('wave')),
      shot,
      time: float32Of(part('time')),
      fps,
      space,
    }
  },
}
