import type { ModelDescriptor } from '../../engine/define/index.ts'
import type { LatentShape } from '../../engine/diffusion/index.ts'

/** A run of latent frames that are decoded together: decoded frames `start` up to `end`, latent frames `first` up to `last`. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly last: number
}

/**
 * The shots of a clip as segments, so that a decoder with memory begins afresh at a cut. A model whose first latent
 * covers a single frame can begin nowhere else, so its clip is one segment.
 */
export function shotSegments(shot: readonly string[], { compression }: ModelDescriptor): Segment[] {
  const { time, firstFrame } = compression
  if (firstFrame === 'single')
    return [{ start: 0, end: 1 + (shot.length - 1) * time, first: 0, last: shot.length }]
  const segments: Segment[] = []
  for (let first = 0; first < shot.length;) {
    let last = first + 1
    while (last < shot.length && shot[last] === shot[first]) last++
    segments.push({ start: first * time, end: last * time, first, last })
    first = last
  }
  return segments
}

/** The latents of one segment, `[C, last − first, H, W]`; the array itself where the segment is the whole clip. */
export function takeSegment(
  latents: Float32Array,
  [channels, frames, height, width]: LatentShape,
  { first, last }: Segment,
): { latents: Float32Array; shape: LatentShape } {
  const shape: LatentShape = [channels, last - first, height, width]
  if (last - first === frames) return { latents, shape }
  const size = height * width
  const taken = new Float32Array(channels * (last - first) * size)
  for (let c = 0; c < channels; c++) {
    const from = (c * frames + first) * size
    taken.set(latents.subarray(from, from + (last - first) * size), c * (last - first) * size)
  }
  return { latents: taken, shape }
}
