/** A picture that was drawn small: a frame of a video, or a still. */
export interface SmallPicture {
  readonly image: CanvasImageSource
  readonly width: number
  readonly height: number
}

/** Longest side of what is kept, in pixels: a shot's picture at two device pixels each. */
const longest = 224

/** Draws a picture small enough to keep many. */
export function smallPicture(
  image: CanvasImageSource,
  width: number,
  height: number,
): SmallPicture | undefined {
  if (!(width > 0 && height > 0)) return undefined
  const scale = Math.min(1, longest / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { image: canvas, width: canvas.width, height: canvas.height }
}

/** Pictures by name, the ones that were looked at last. */
export class FrameStore {
  readonly #kept = new Map<string, SmallPicture>()
  readonly #most: number

  constructor(most = 500) {
    this.#most = most
  }

  get(name: string): SmallPicture | undefined {
    const kept = this.#kept.get(name)
    if (kept) this.put(name, kept)
    return kept
  }

  put(name: string, picture: SmallPicture): void {
    this.#kept.delete(name)
    this.#kept.set(name, picture)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break
      this.#kept.delete(oldest)
    }
  }
}
