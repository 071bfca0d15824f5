import {
  imageVideo,
  openFileVideo,
  probeVideo,
  readImage,
  resizeImage,
  UnreadableError,
  writeVideo,
} from '../media/index.ts'
import type { Image, Video } from '../media/index.ts'
import type { MediaFacts } from '../store/output-record.ts'

/** Longest side of a poster, in pixels. */
const longest = 384

/** Writes the first picture of a file, small, as WebP; tells what the file is. Throws what reading it throws. */
export async function makePoster(path: string, to: string): Promise<MediaFacts> {
  const { image, media } = await firstOf(path)
  const zoom = Math.min(1, longest / Math.max(image.width, image.height))
  const side = (length: number): number => Math.max(1, Math.round(length * zoom))
  const small = await resizeImage(image, side(image.width), side(image.height))
  await writeVideo(imageVideo(small, 1, 1), to, { format: 'webp', quality: 82 })
  return media
}

async function firstOf(path: string): Promise<{ readonly image: Image; readonly media: MediaFacts }> {
  const info = await probeVideo(path).catch(() => undefined)
  if (!info) {
    const image = await readImage(path)
    return { image, media: { width: image.width, height: image.height, frames: 1 } }
  }
  const { width, height, fps, frames } = info
  const video: Video = openFileVideo({ ...info, type: 'file', path })
  for await (const frame of video.open({ start: 0, end: 1 }))
    return { image: frame, media: { width, height, frames, ...(frames > 1 && { fps }) } }
  throw new UnreadableError(path, `"${path}" has no frame.`)
}
