import type { Image } from './image.ts'

/** A picture turned clockwise by 0, 90, 180 or 270 degrees and then, where asked, mirrored left to right. */
export async function turnImage(image: Image, degrees: number, flip: boolean): Promise<Image> {
  if (degrees === 0 && !flip) return image
  const { default: sharp } = await import('sharp')
  const turned = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } })
    .rotate(degrees)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = turned.info
  if (!flip) return { width, height, data: new Uint8Array(turned.data) }
  const mirrored = await sharp(turned.data, { raw: { width, height, channels: 3 } })
    .flop()
    .raw()
    .toBuffer()
  return { width, height, data: new Uint8Array(mirrored) }
}
