/** Sizes that are asked for often: the embedded model's own, and the usual ones of larger models. */
export const sizePresets: readonly {
  readonly width: number
  readonly height: number
  readonly note: string
}[] = [
  { width: 64, height: 64, note: 'picturebook' },
  { width: 96, height: 64, note: 'wide 3:2' },
  { width: 512, height: 512, note: 'square' },
  { width: 768, height: 512, note: 'wide 3:2' },
  { width: 832, height: 480, note: 'wide, 480p' },
  { width: 480, height: 832, note: 'tall, 480p' },
  { width: 1280, height: 720, note: 'wide, 720p' },
  { width: 720, height: 1280, note: 'tall, 720p' },
]
