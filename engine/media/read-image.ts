import { readFile, stat } from 'node:fs/promises'
import type { Image } from './image.ts'
import { MAX_PICTURE_BYTES, MAX_PIXELS } from './limits.ts'
import { MediaError, MissingFileError, TooLargeError, UnreadableError } from './media-error.ts'
import { sniff } from './sniff.ts'

/** How a picture is read. */
export interface ReadImageOptions {
  /** What shows through transparent parts, as CSS colour; default white. */
  readonly background?: string
  /** Most pixels; default 64 Mpx. */
  readonly maxPixels?: number
}

/**
 * Reads a PNG, JPEG, WebP, GIF or AVIF (of a moving one its first frame) as sRGB: upright by its EXIF orientation, its colour profile
 * applied, transparency flattened. Throws `MissingFileError`, `TooLargeError`, or `UnreadableError` for anything that
 * is not such a picture; formats are told by content, so a renamed SVG or PDF is refused.
 */
export async function readImage(source: string | Uint8Array, options: ReadImageOptions = {}): Promise<Image> {
  const { background = '#ffffff', maxPixels = MAX_PIXELS } = options
  const subject = typeof source === 'string' ? source : 'picture'
  const bytes = typeof source === 'string' ? await readWhole(source) : source
  const kind = sniff(bytes)
  if (kind === 'heic')
    throw new UnreadableError(
      subject,
      `"${subject}" is a HEIC picture, which is not read here. Save it as JPEG or PNG.`,
    )
  if (kind === null || kind === 'mp4' || kind === 'webm') {
    throw new UnreadableError(
      subject,
      `"${subject}" is not a PNG, JPEG, WebP, GIF or AVIF picture. Choose one of these.`,
    )
  }
  const { default: sharp } = await import('sharp')
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (found.width * found.height > maxPixels) {
      throw new TooLargeError(
        subject,
        `"${subject}" is ${found.width}×${found.height}; the limit is ${maxPixels} pixels. Make it smaller.`,
      )
    }
    const image = sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    // Pictures of 16 bits are worked on in the colours of their profile otherwise, and stay in them.
    if (found.depth === 'ushort' && found.hasProfile) image.pipelineColourspace('srgb')
    const { data, info } = await image
      .autoOrient()
      .flatten({ background })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, data: threeChannels(data, info.channels) }
  } catch (cause) {
    if (cause instanceof MediaError) throw cause
    throw new UnreadableError(subject, `"${subject}" is damaged or cut short. Get the picture again.`, cause)
  }
}

/** A whole file of at most 512 MB. Throws `MissingFileError` or `TooLargeError`. */
export async function readWhole(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MAX_PICTURE_BYTES) {
      throw new TooLargeError(
        path,
        `"${path}" has ${size} bytes; the limit is ${MAX_PICTURE_BYTES}. Choose a smaller file.`,
      )
    }
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof MediaError) throw cause
    throw new MissingFileError(path, cause)
  }
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data)
  const rgb = new Uint8Array((data.length / channels) * 3)
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    rgb.fill(data[from]!, to, to + 3)
  }
  return rgb
}
