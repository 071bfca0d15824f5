import { animationEncoder } from './animation-encoder.ts'
import { containerEncoder } from './container-encoder.ts'
import type { StartEncoder } from './frame-encoder.ts'
import { gifFormat } from './gif-format.ts'
import { webpFormat } from './webp-format.ts'

/** Formats that `writeVideo` makes. `png` is stills. */
export type VideoFormat = 'mp4-h264' | 'mp4-av1' | 'webm-vp9' | 'webm-av1' | 'webp' | 'gif' | 'png'

/** A format's usual file ending and media type. */
export interface FormatFacts {
  readonly title: string
  readonly extension: string
  readonly mime: string
  /** How its encoder starts; `png` has none, a still being a file of its own. */
  readonly start?: StartEncoder
}

// SVT-AV1 never returns from pictures much smaller than one 64×64 block.
const AV1 = { codec: 'av1', worst: 230, best: 30, smallestSide: 64 } as const

/** Every format with its facts; adding an encoder is adding a row. */
export const videoFormats: Readonly<Record<VideoFormat, FormatFacts>> = {
  'mp4-h264': {
    title: 'MP4 (H.264)',
    extension: 'mp4',
    mime: 'video/mp4',
    start: containerEncoder({ container: 'mp4', codec: 'avc', worst: 42, best: 12, smallestSide: 2 }),
  },
  'mp4-av1': {
    title: 'MP4 (AV1)',
    extension: 'mp4',
    mime: 'video/mp4',
    start: containerEncoder({ container: 'mp4', ...AV1 }),
  },
  'webm-vp9': {
    title: 'WebM (VP9)',
    extension: 'webm',
    mime: 'video/webm',
    start: containerEncoder({ container: 'webm', codec: 'vp9', worst: 58, best: 8, smallestSide: 2 }),
  },
  'webm-av1': {
    title: 'WebM (AV1)',
    extension: 'webm',
    mime: 'video/webm',
    start: containerEncoder({ container: 'webm', ...AV1 }),
  },
  webp: {
    title: 'Animated WebP',
    extension: 'webp',
    mime: 'image/webp',
    start: animationEncoder(webpFormat),
  },
  gif: { title: 'Animated GIF', extension: 'gif', mime: 'image/gif', start: animationEncoder(gifFormat) },
  png: { title: 'PNG still', extension: 'png', mime: 'image/png' },
}
