import type { Image } from './image.ts'
import { pngWithText } from './png-text.ts'

/** A picture as PNG bytes (sRGB, 8 bits, lossless), with JSON text inside where it is given. Equal input, equal bytes. */
export async function encodePng(image: Image, text?: string): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  const png = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } })
    .png({ compressionLevel: 9, adaptiveFiltering: true })
    .toBuffer()
  return text === undefined ? new Uint8Array(png) : pngWithText(png, text)
}
