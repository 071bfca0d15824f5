import { frameDistance } from './frame-distance.ts'
import type { Frame } from './video.ts'

/** Which frames are averaged, and how like each other they must be. */
export interface Steadying {
  /** Frames from one to the next that it is compared with, at least 1: as many as come from one latent, whose frames a codec draws each in its own way. */
  readonly stride: number
  /** How far what stands still may flicker, in levels of 255, above 0: a pixel counts for e⁻¹ where the most that it or one around it differs is this. */
  readonly levels: number
}

/** Strides either way that a frame is averaged with. */
const reach = 4
/** What weighs less is far enough off to be something else. */
const least = 1 / 256

/** How many frames before and behind it one is made of. */
export function steadyReach(stride: number): number {
  return reach * stride
}

/**
 * Takes the flicker from what stands still: each pixel becomes the mean of itself and of the same pixel of frames up to four strides
 * away, each of these counting for exp(−d / levels²) with d as `frameDistance` gives it; what moves or changes is far from
 * itself and stays as it is, but what differs from its background by fewer than about twice the levels is drawn out along its way. Non-local
 * means (Buades et al. 2005) that look along time alone. Frames come in order and of one size; 4 · stride + 1 of them are held, of 19 bytes a pixel each.
 */
export async function* steadyFrames(
  frames: AsyncIterable<Frame>,
  { stride, levels }: Steadying,
): AsyncGenerator<Frame> {
  const held: Mean[] = []
  for await (const frame of frames) {
    const own = new Mean(frame)
    for (let back = stride; back <= Math.min(reach * stride, held.length); back += stride)
      own.meet(held[held.length - back]!, levels)
    held.push(own)
    if (held.length > reach * stride) yield held.shift()!.frame()
  }
  for (const rest of held) yield rest.frame()
}

/** A frame, and the weighted sum of it and of those it was averaged with so far. */
class Mean {
  readonly #sums: Float32Array
  readonly #weights: Float32Array

  constructor(readonly own: Frame) {
    this.#sums = new Float32Array(own.data)
    this.#weights = new Float32Array(own.width * own.height).fill(1)
  }

  /** Averages both with each other. */
  meet(other: Mean, levels: number): void {
    const { data, width, height } = this.own
    const theirs = other.own.data
    const apart = frameDistance(data, theirs, width, height)
    for (let i = 0; i < apart.length; i++) {
      const weight = Math.exp(-apart[i]! / levels ** 2)
      if (weight < least) continue
      this.#weights[i]! += weight
      other.#weights[i]! += weight
      for (let at = 3 * i; at < 3 * i + 3; at++) {
        this.#sums[at]! += weight * theirs[at]!
        other.#sums[at]! += weight * data[at]!
      }
    }
  }

  frame(): Frame {
    const made = new Uint8Array(this.#sums.length)
    for (let at = 0; at < made.length; at++)
      made[at] = Math.round(this.#sums[at]! / this.#weights[Math.floor(at / 3)]!)
    return { ...this.own, data: made }
  }
}
