/**
 * Latents of a video with one noise level per latent frame. Every task (text-to-video, extend, retake, loop,
 * several shots) is a pattern of `known`, `sigma` and `wave` over these frames; only the sampler makes rollouts.
 */
export interface Clip {
  /** What is known so far, `[C, F, H, W]` row-major float32 in the model's normalised latent units; zeros where nothing is. */
  readonly latents: Float32Array
  /** `[channels, frames, height, width]` of `latents`, in latent pixels. */
  readonly shape: LatentShape
  /** `[F]` the noise the latents carry now: 0 clean, 1 pure noise; between after a stopped run. */
  readonly sigma: Float32Array
  /** `[F]` 1 = given and kept, 0 = to be made; between: re-noised to level 1 − known and made again. */
  readonly known: Float32Array
  /** `[F]` denoised in ascending waves; earlier waves are clean context of later ones. */
  readonly wave: Int32Array
  /** `[F]` id of the shot that each latent frame belongs to. */
  readonly shot: readonly string[]
  /** `[F]` position on the time axis in seconds; gaps and reference frames are allowed. */
  readonly time: Float32Array
  /** Frames per second of the decoded video. */
  readonly fps: number
  /** Id of the latent space, so that a clip cannot meet the wrong decoder. */
  readonly space: string
}

/** `[channels, frames, height, width]`, all positive integers. */
export type LatentShape = readonly [channels: number, frames: number, height: number, width: number]
