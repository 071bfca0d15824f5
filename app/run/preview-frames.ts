/** What a sampler expects the clean video to be after a step: small pictures of all frames. Drawn, never kept in React state. */
export interface PreviewFrames {
  readonly run: string
  /** Path of the node. */
  readonly node: string
  /** Which item of a mapped node or a loop; undefined where it is not known or there are none. */
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
  /** Seconds that each picture is shown, and frames of the finished video that it stands for. */
  readonly timing: FrameTiming
  /** Latent channels that `channel` can show; 0 where only pixels were sent. */
  readonly channels: number
  /** `[H, W, 4]` sRGB bytes of a frame, alpha 255. Made when first asked for, then kept. */
  rgba(frame: number): Uint8ClampedArray<ArrayBuffer>
  /** The same of one latent channel as grey, scaled over all frames. */
  channel(channel: number, frame: number): Uint8ClampedArray<ArrayBuffer>
}

/** How pictures stand for the frames of the finished video. */
export interface FrameTiming {
  /** Of the finished video. */
  readonly fps: number
  /** Frames of it that the first picture stands for, and each of the rest. */
  readonly first: number
  readonly rest: number
}
