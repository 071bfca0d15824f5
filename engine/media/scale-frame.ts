import type { Image } from './image.ts'
import { resizeImage } from './resize-image.ts'

/** Enlarges a picture by a whole factor: hard pixel edges, or Lanczos. Factor 1 gives the picture itself. */
export async function scaleFrame(image: Image, scale: number, kernel: 'smooth' | 'nearest'): Promise<Image> {
  if (scale === 1) return image
  return resizeImage(image, image.width * scale, image.height * scale, { fit: 'fill', kernel })
}
