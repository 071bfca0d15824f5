import type { StepTiming } from '../../../engine/worker/index.ts'

/** What is known of a preview besides its pictures. */
export interface FrameFacts {
  readonly run: string
  /** Path of the node. */
  readonly node: string
  /** Which item of a mapped node or a loop; absent where there are none. */
  readonly item?: string
  /** Steps done, 1…`of`. */
  readonly step: number
  readonly of: number
  /** Noise level that the prediction was made at, 0…1. */
  readonly sigma: number
  /** Pictures, one a latent frame. */
  readonly frames: number
  readonly width: number
  readonly height: number
  /** How the pictures stand for the frames of the finished video. */
  readonly timing: StepTiming
}

/**
 * What a sampler expects the clean video to be after a step: small pictures of all frames. Drawn as it is, never kept in
 * React state.
 */
export interface PreviewFrames extends FrameFacts {
  /** Latent channels that `channel` can show; 0 where only pixels were sent. */
  readonly channels: number
  /** Bytes that it holds. */
  readonly bytes: number
  /** `[H, W, 4]` sRGB bytes 0…255 of a frame, alpha 255. */
  rgba(frame: number): Uint8ClampedArray<ArrayBuffer>
  /** The same of one latent channel as grey, black to white from its lowest to its highest value in all frames. */
  channel(channel: number, frame: number): Uint8ClampedArray<ArrayBuffer>
}
