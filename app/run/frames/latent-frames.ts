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
  readonly #projection: PreviewProjection | undefined
  #rgb: Uint8Array | undefined
  readonly #ranges = new Map<number, readonly [low: number, high: number]>()

  /** Without a projection (a step that an older version kept) the first channels are shown as grey. */
  constructor(facts: FrameFacts, latents: Uint8Array, projection?: PreviewProjection) {
    this.run = facts.run
    this.node = facts.node
    if (facts.item !== undefined) this.item = facts.item
    this.step = facts.step
    this.of = facts.of
    this.sigma = facts.sigma
    this.frames = facts.frames
    this.width = facts.width
    this.height = facts.height
    this.timing = facts.timing
    this.#halves = halvesOf(latents)
    this.#projection = projection
    this.channels = this.#halves.length / (facts.frames * this.#pixels)
    this.bytes = latents.byteLength
  }

  rgba(frame: number): Uint8ClampedArray<ArrayBuffer> {
    if (!this.#projection) return this.channel(0, frame)
    this.#rgb ??= projectPreview(
      halfFloats(this.#halves),
      [this.channels, this.frames, this.height, this.width],
      this.#projection,
    )
    return rgbaFrame(this.#rgb, frame, this.#pixels)
  }

  channel(channel: number, frame: number): Uint8ClampedArray<ArrayBuffer> {
    const values = this.#channelValues(channel)
    const [low, high] = this.#rangeOf(channel, values)
    const scale = high > low ? 255 / (high - low) : 0
    const rgba = new Uint8ClampedArray(this.#pixels * 4).fill(255)
    const start = frame * this.#pixels
    for (let i = 0; i < this.#pixels; i++) {
      const grey = (values[start + i]! - low) * scale
      rgba.fill(grey, i * 4, i * 4 + 3)
    }
    return rgba
  }

  get #pixels(): number {
    return this.width * this.height
  }

  #channelValues(channel: number): Float32Array {
    const length = this.frames * this.#pixels
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
