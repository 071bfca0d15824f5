import type { Packed } from '../define/index.ts'
import { bytesOf } from '../define/typed-bytes.ts'
import { packedBytes, packedOf } from '../run/packed-bytes.ts'
import type { KeptStep, StepProjection, StepTiming } from './kept-step.ts'

/** A step as it is read back. */
export interface ArchivedStep {
  /** `[C, F, H, W]` */
  readonly shape: readonly number[]
  /** Noise level that the prediction was made at, 0…1. */
  readonly sigma: number
  readonly of: number
  /** How to play the frames, and what makes pictures of them; absent where an older version kept the step. */
  readonly timing?: StepTiming
  readonly projection?: StepProjection
  /** Size of the pictures that follow the latents where the model drew some. */
  readonly pictures?: PictureSize
  readonly rgb?: Uint8Array
  /** Predicted clean latents, float16, little-endian. */
  readonly latents: Uint8Array
  /** The clip as a stop after this step would have left it: float16 latents, and two numbers a frame. */
  readonly left?: {
    readonly latents: Uint8Array
    readonly sigma: readonly number[]
    readonly known: readonly number[]
    readonly space?: string
  }
}

/** Pixels of each picture. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

type Meta = {
  readonly shape: readonly number[]
  readonly sigma: number
  readonly of: number
  readonly timing?: StepTiming
  readonly projection?: StepProjection
  readonly pictures?: PictureSize
  readonly left?: {
    readonly sigma: readonly number[]
    readonly known: readonly number[]
    readonly space?: string
  }
}

/** A step as bytes of a file. */
export function stepBytes(step: KeptStep): Buffer {
  const { shape, sigma, of, timing, projection, latents, pictures, left } = step
  const marks = left && marksOf(left)
  const size = pictures && { width: pictures.width, height: pictures.height }
  return packedBytes({
    meta: {
      shape,
      sigma,
      of,
      timing: { ...timing },
      projection,
      ...(size && { pictures: size }),
      ...(marks && { left: marks }),
    },
    buffers: {
      latents: bytesOf(latents),
      ...(pictures && { pictures: pictures.rgb }),
      ...(left && { left: bytesOf(left.latents) }),
    },
  })
}

/** What `stepBytes` wrote; undefined where the file is damaged. */
export function stepOf(bytes: Uint8Array): ArchivedStep | undefined {
  const packed = packedOf(bytes)
  if (!packed?.buffers['latents']) return undefined
  const { left, ...meta } = packed.meta as unknown as Meta
  const noisy = packed.buffers['left']
  const rgb = packed.buffers['pictures']
  return {
    ...meta,
    latents: packed.buffers['latents'],
    ...(rgb && { rgb }),
    ...(left && noisy && { left: { ...left, latents: noisy } }),
  }
}

/** What a node that goes on from a step is given; undefined where the step has nothing to go on from. */
export function startOf({ shape, left }: ArchivedStep): Packed | undefined {
  return left && { meta: { shape, ...marksOf(left) }, buffers: { latents: left.latents } }
}

function marksOf({ sigma, known, space }: NonNullable<Meta['left']>): NonNullable<Meta['left']> {
  return { sigma, known, ...(space !== undefined && { space }) }
}
