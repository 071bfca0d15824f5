import { HDR_PEAK, hlgGain, hlgToScene, pqToLight } from './bt2100.ts'
import type { Primaries, Transfer } from './colour-tags.ts'
import { SDR_WHITE, toneMap } from './tone-map.ts'

/** Takes R'G'B' signals of one row (0…255, three a pixel, not rounded) to sRGB bytes in `out`, as many. */
export type RowToSrgb = (row: Float32Array, out: Uint8ClampedArray) => void

/** Curves are looked up in so many steps: a tenth of a level of 8 bits at most. */
const STEPS = 4096

/**
 * How rows of these colours become sRGB; `undefined` where they are that already, SDR curves being passed through as browsers do.
 * HDR is brought to SDR by `toneMap`, on the largest of the three channels so that hues stay; then colours of wider
 * primaries are mixed of BT.709's, and what cannot be is cut off.
 */
export function rowsToSrgb(transfer: Transfer, primaries: Primaries): RowToSrgb | undefined {
  if (transfer === 'sdr' && primaries === 'bt709') return undefined
  const curve = transfer === 'hlg' ? hlgToScene : transfer === 'pq' ? pqToLight : srgbToLight
  const light = table((step) => curve(step))
  // By the root of the light, whose steps are fine where it is dark.
  const srgb = table((root) => 255 * lightToSrgb(root ** 2))
  const mapped = table((root) => toneGain(root ** 2))
  const gain = table((root) => hlgGain(root ** 2))
  const [rr, rg, rb, gr, gg, gb, br, bg, bb] = TO_BT709[primaries]
  return (row, out) => {
    for (let at = 0; at < row.length; at += 3) {
      let r = look(light, row[at]! / 255)
      let g = look(light, row[at + 1]! / 255)
      let b = look(light, row[at + 2]! / 255)
      if (transfer !== 'sdr') {
        const shown = transfer === 'hlg' ? look(gain, Math.sqrt(0.2627 * r + 0.678 * g + 0.0593 * b)) : 1
        const most = shown * Math.max(r, g, b)
        const scale = most > HDR_PEAK ? shown / most : shown * look(mapped, Math.sqrt(most / HDR_PEAK))
        r *= scale
        g *= scale
        b *= scale
      }
      out[at] = look(srgb, rootOf(rr * r + rg * g + rb * b))
      out[at + 1] = look(srgb, rootOf(gr * r + gg * g + gb * b))
      out[at + 2] = look(srgb, rootOf(br * r + bg * g + bb * b))
    }
  }
}

/** Linear light of wider primaries as that of BT.709's, row by row: ITU-R BT.2087 for BT.2020, SMPTE EG 432-1 for P3; greys stay. */
const TO_BT709 = {
  bt709: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  bt2020: [1.660491, -0.587641, -0.07285, -0.12455, 1.1329, -0.00835, -0.018151, -0.100579, 1.11873],
  'p3-d65': [1.22494, -0.22494, 0, -0.042057, 1.042057, 0, -0.019638, -0.078636, 1.098274],
} as const

function table(of: (step: number) => number): Float32Array {
  return Float32Array.from({ length: STEPS + 1 }, (_, step) => of(step / STEPS))
}

/** The value of a table at 0…1; beyond these the last. */
function look(values: Float32Array, at: number): number {
  const step = (at * STEPS + 0.5) | 0
  return values[step < 0 ? 0 : step > STEPS ? STEPS : step]!
}

/** The root of light, of which colours that BT.709 does not have may need less than none. */
function rootOf(light: number): number {
  return light > 0 ? Math.sqrt(light) : 0
}

/** What takes light of so much of the peak (0…1) to that of SDR, 1 being its white. */
function toneGain(part: number): number {
  const light = part * HDR_PEAK
  return light > 0 ? toneMap(light) / light / SDR_WHITE : 1 / SDR_WHITE
}

/** IEC 61966-2-1, signals and light of 0…1. */
function srgbToLight(signal: number): number {
  return signal <= 0.04045 ? signal / 12.92 : ((signal + 0.055) / 1.055) ** 2.4
}

function lightToSrgb(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
}
