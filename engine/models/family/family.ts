import type { DenoiseRequest } from '../../define/services.ts'

/** What differs from one family of models to the next: how a network is asked and what its answer means. */
export interface Family {
  /** Whether captions are padded to the model's length before they are encoded. */
  readonly padsText: boolean
  /** Predicted clean latents `[C, F, H, W]`, one per conditioning of the request, which was checked before. */
  denoise(request: DenoiseRequest): Promise<readonly Float32Array[]>
}
