import { TooLargeError } from './media-error.ts'
import type { Image } from './image.ts'
import { MAX_PIXELS } from './limits.ts'

/**
 * How a picture meets another shape: `fill` stretches, `cover` crops what sticks out (centred), `contain` pads with
 * black. `nearest` keeps hard pixel edges; `smooth` is Lanczos.
 */
export interface ResizeOptions {
  readonly fit?: 'cover' | 'contain' | 'fill'
  readonly kernel?: 'smooth' | 'nearest'
}

/** A picture of exactly `width`×`height` pixels (whole numbers from 1). Default: `cover`, `smooth`. */
export async function resizeImage(
  image: Image,
  width: number,
  height: number,
  options: ResizeOptions = {},
): Promise<Image> {
  if (
    !Number.isInteger(width) ||
    !Number.isInteger(height) ||
    width < 1 ||
    height < 1 ||
    width * height > MAX_PIXELS
  ) {
    throw new TooLargeError(
      'image',
      `A picture cannot be made ${width}×${height}. Choose whole sizes up to ${MAX_PIXELS} pixels.`,
    )
  }
  if (image.width === width && image.height === height) return image
  const { default: sharp } = await import('sharp')
  const { data } = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } })
    .resize(width, height, {
      fit: options.fit ?? 'cover',
      kernel: options.kernel === 'nearest' ? 'nearest' : 'lanczos3',
      background: { r: 0, g: 0, b: 0 },
    })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}
