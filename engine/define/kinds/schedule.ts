import type { Kind } from '../kind.ts'
import { bytesOf, float64Of } from '../typed-bytes.ts'
import type { Schedule } from '../values.ts'
import { hasFields } from './plain-kind.ts'

/** Noise levels from the first step to the last. */
export const schedule: Kind<'schedule', Schedule> = {
  id: 'schedule',
  title: 'Schedule',
  look: { dark: '#A9C25D', light: '#4A6110', glyph: 'triangle', width: 2, dash: '4 4' },
  is: (value): value is Schedule =>
    hasFields(value, 'steps', 'sigmas') && value.sigmas instanceof Float64Array,
  bytes: (value) => value.sigmas.byteLength + 64,
  encode: ({ name, steps, sigmas }) => ({ meta: { name, steps }, buffers: { sigmas: bytesOf(sigmas) } }),
  decode(packed) {
    const { name, steps } = packed.meta as { name: string; steps: number }
    return { name, steps, sigmas: float64Of(packed.buffers['sigmas'] ?? new Uint8Array()) }
  },
}
