import type { Primaries, Transfer } from './colour-tags.ts'
import { UnreadableError } from './media-error.ts'
import { rowsToSrgb } from './rows-to-srgb.ts'

/** How a decoded picture stores its samples: chroma subsampling by shifts, and whether chroma is interleaved. */
export interface PlanarFormat {
  readonly shiftX: 0 | 1
  readonly shiftY: 0 | 1
  /** Bits per sample: 8, or 10 or 12 in little-endian pairs of bytes. */
  readonly bits: 8 | 10 | 12
  readonly interleaved: boolean
}

/** Coefficients of a YCbCr matrix: the weights of red and blue in luma. */
export interface LumaWeights {
  readonly red: number
  readonly blue: number
}

/** Reads FFmpeg's names such as `yuv420p`, `yuvj422p`, `yuv444p10le` or `nv12`; `null` for others. */
export function planarFormat(name: string): PlanarFormat | null {
  if (name === 'nv12') return { shiftX: 1, shiftY: 1, bits: 8, interleaved: true }
  const match = /^yuv[aj]?(420|422|444)p(?:(10|12)le)?$/.exec(name)
  if (!match) return null
  const bits = match[2] === '10' ? 10 : match[2] === '12' ? 12 : 8
  return { shiftX: match[1] === '444' ? 0 : 1, shiftY: match[1] === '420' ? 1 : 0, bits, interleaved: false }
}

/**
 * The matrix of a picture. Where the file does not say, what browsers assume: BT.709 from 1280 wide or 720 high,
 * BT.601 below.
 */
export function lumaWeights(matrix: string | null, width: number, height: number): LumaWeights {
  switch (matrix) {
    case 'bt709':
      return { red: 0.2126, blue: 0.0722 }
    case 'bt470bg':
    case 'smpte170m':
      return { red: 0.299, blue: 0.114 }
    case 'bt2020-ncl':
      return { red: 0.2627, blue: 0.0593 }
    case null:
      return width >= 1280 || height >= 720 ? { red: 0.2126, blue: 0.0722 } : { red: 0.299, blue: 0.114 }
    default:
      throw new UnreadableError(
        matrix,
        `Colours in "${matrix}" are not read here. Convert the video to BT.709 first.`,
      )
  }
}

/** A decoded picture as planes of rows `stride` bytes apart. The bytes may belong to the decoder: convert before the next. */
export interface PlanarPicture {
  readonly width: number
  readonly height: number
  readonly format: PlanarFormat
  readonly planes: readonly { readonly data: Uint8Array; readonly stride: number }[]
  readonly weights: LumaWeights
  readonly fullRange: boolean
  /** What its signals mean; where it is left out, they pass for those of sRGB. */
  readonly light?: { readonly transfer: Transfer; readonly primaries: Primaries }
}

/** The picture with bytes of its own, which stay when the decoder goes on. */
export function keptPicture(picture: PlanarPicture): PlanarPicture {
  return {
    ...picture,
    planes: picture.planes.map(({ data, stride }) => ({ data: new Uint8Array(data), stride })),
  }
}

/**
 * Converts to sRGB bytes, three a pixel. Chroma is repeated, not interpolated: exact where the writer averaged 2×2
 * pixels. HDR and wider primaries are brought to sRGB by `rowsToSrgb`.
 */
export function planarToRgb(picture: PlanarPicture): Uint8Array {
  const { width, height, format, planes, weights, fullRange, light } = picture
  const rgb = new Uint8ClampedArray(width * height * 3)
  const toSrgb = light && rowsToSrgb(light.transfer, light.primaries)
  const row = toSrgb && new Float32Array(width * 3)
  const to = row ?? rgb
  const wide = format.bits > 8
  const top = (1 << format.bits) - 1
  const unit = 1 << (format.bits - 8)
  const lumaStart = fullRange ? 0 : 16 * unit
  const lumaGain = 255 / (fullRange ? top : 219 * unit)
  const chromaGain = 255 / (fullRange ? top : 224 * unit)
  const middle = 128 * unit
  const green = 1 - weights.red - weights.blue
  const crToR = 2 * (1 - weights.red) * chromaGain
  const cbToB = 2 * (1 - weights.blue) * chromaGain
  const crToG = (-crToR * weights.red) / green
  const cbToG = (-cbToB * weights.blue) / green
  const [luma, first, second] = planes
  if (!luma || !first || !(second || format.interleaved)) {
    throw new UnreadableError(
      'frame',
      'A decoded frame has no colour planes. Convert the video to 4:2:0 first.',
    )
  }
  const cr = second && !format.interleaved ? second : { data: first.data.subarray(1), stride: first.stride }
  const step = (format.interleaved ? 2 : 1) * (wide ? 2 : 1)
  const lumaStep = wide ? 2 : 1
  const sample = wide
    ? (data: Uint8Array, at: number): number => data[at]! | (data[at + 1]! << 8)
    : (data: Uint8Array, at: number): number => data[at]!
  for (let y = 0; y < height; y++) {
    const lumaRow = y * luma.stride
    const cbRow = (y >> format.shiftY) * first.stride
    const crRow = (y >> format.shiftY) * cr.stride
    for (let x = 0; x < width; x++) {
      const l = (sample(luma.data, lumaRow + x * lumaStep) - lumaStart) * lumaGain
      const b = sample(first.data, cbRow + (x >> format.shiftX) * step) - middle
      const r = sample(cr.data, crRow + (x >> format.shiftX) * step) - middle
      const at = (row ? x : y * width + x) * 3
      to[at] = l + crToR * r
      to[at + 1] = l + cbToG * b + crToG * r
      to[at + 2] = l + cbToB * b
    }
    if (row) toSrgb(row, rgb.subarray(y * width * 3, (y + 1) * width * 3))
  }
  return new Uint8Array(rgb.buffer)
}
