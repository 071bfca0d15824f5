import { type PreviewProjection, projectPreview } from '../../../engine/diffusion/index.ts'
import { halfFloats, halvesOf } from './half-floats.ts'
import type { FrameFacts, PreviewFrames } from './preview-frames.ts'
import { rgbaFrame } from './rgba-frame.ts'

/**
 * A preview that came as float16 latents `[C, F, H, W]`. Pictures are made when somebody first looks at them: of all
 * frames at once, since that is faster than one by one and all of them are played.
 */
export class LatentFrames implements PreviewFrames {
  readonly run
  readonly node
  readonly item?: string
  readonly step
  readonly of
  readonly sigma
  readonly frames
  readonly width
  readonly height
  readonly timing
  readonly channels
  readonly bytes
  readonly #halves: Uint16Array
  readonly #grid: { readonly width: number; readonly height: number }
  readonly #projection: PreviewProjection | undefined
  #rgb: Uint8Array | undefined
  readonly #ranges = new Map<number, readonly [low: number, high: number]>()

  /**
   * `bytes` are the latents and, with `drawn`, the pictures of that size which the model made of them. Without either and
   * without a projection (a step that an older version kept) the first channel is shown as grey.
   */
  constructor(
    facts: FrameFacts,
    bytes: Uint8Array,
    projection?: PreviewProjection,
    drawn?: { readonly width: number; readonly height: number },
  ) {
    this.run = facts.run
    this.node = facts.node
    if (facts.item !== undefined) this.item = facts.item
    this.step = facts.step
    this.of = facts.of
    this.sigma = facts.sigma
    this.frames = facts.frames
    this.width = drawn?.width ?? facts.width
    this.height = drawn?.height ?? facts.height
    this.timing = facts.timing
    this.#grid = { width: facts.width, height: facts.height }
    const pictures = drawn ? facts.frames * drawn.width * drawn.height * 3 : 0
    const latents = bytes.subarray(0, bytes.length - pictures)
    if (drawn) this.#rgb = bytes.subarray(latents.length)
    this.#halves = halvesOf(latents)
    this.#projection = projection
    this.channels = this.#halves.length / (facts.frames * this.#cells)
    this.bytes = bytes.byteLength
  }

  rgba(frame: number): Uint8ClampedArray<ArrayBuffer> {
    if (!this.#projection && !this.#rgb) return this.channel(0, frame)
    this.#rgb ??= projectPreview(
      halfFloats(this.#halves),
      [this.channels, this.frames, this.#grid.height, this.#grid.width],
      this.#projection!,
    )
    return rgbaFrame(this.#rgb, frame, this.width * this.height)
  }

  channel(channel: number, frame: number): Uint8ClampedArray<ArrayBuffer> {
    const values = this.#channelValues(channel)
    const [low, high] = this.#rangeOf(channel, values)
    const range = high > low ? 255 / (high - low) : 0
    const { width, height } = this
    const [across, down] = [this.#grid.width / width, this.#grid.height / height]
    const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
    const start = frame * this.#cells
    for (let y = 0, to = 0; y < height; y++) {
      const row = start + Math.floor(y * down) * this.#grid.width
      for (let x = 0; x < width; x++, to += 4)
        rgba.fill((values[row + Math.floor(x * across)]! - low) * range, to, to + 3)
    }
    return rgba
  }

  /** Latents of a frame. */
  get #cells(): number {
    return this.#grid.width * this.#grid.height
  }

  #channelValues(channel: number): Float32Array {
    const length = this.frames * this.#cells
    return halfFloats(this.#halves.subarray(channel * length, (channel + 1) * length))
  }

  #rangeOf(channel: number, values: Float32Array): readonly [low: number, high: number] {
    let range = this.#ranges.get(channel)
    if (!range) {
      let [low, high] = [Infinity, -Infinity]
      for (const value of values) {
        if (value < low) low = value
        if (value > high) high = value
      }
      range = [low, high]
      this.#ranges.set(channel, range)
    }
    return range
  }
}
