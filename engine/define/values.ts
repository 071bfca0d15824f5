/** Sizes of one decoded frame in pixels and the clip's length, as a model can make them. */
export interface ModelDefaults {
  readonly steps: number
  readonly guidance: number
  readonly shift: number
  readonly solver: string
  readonly width: number
  readonly height: number
  readonly seconds: number
  /** Noise level, 0…1, below which guidance is off; absent where it is on at every level. */
  readonly activeTo?: number
  /** Levels of 255 that still pictures may flicker, as the Decoder takes them; absent where it draws steadily. */
  readonly steady?: number
  /** How many times as large its videos are saved, 1…16; absent where they are large enough. */
  readonly scale?: number
}

/** What travels on a `model` wire: a description, never a session. Plain JSON. */
export interface ModelDescriptor {
  readonly id: string
  readonly title: string
  readonly family: string
  /** sha256 of the bundle: of its sorted file hashes. */
  readonly sha256: string
  /** Id of the latent space its encoder and decoder share. */
  readonly space: string
  readonly channels: number
  /** Frames and pixels that one latent covers; `firstFrame: 'single'` where the first latent covers one frame. */
  readonly compression: {
    readonly time: number
    readonly space: number
    readonly firstFrame: 'same' | 'single'
  }
  /** Latent sizes must be multiples of this many latent pixels. */
  readonly patch: number
  readonly fps: number
  /** Latent frames the model attends to at once. */
  readonly maxFrames: number
  readonly maxShots: number
  /** Whether each latent frame may have its own noise level. */
  readonly perFrameNoise: boolean
  readonly text: { readonly maxTokens: number; readonly width: number }
  readonly defaults: ModelDefaults
  /** Sizes of a decoded frame in pixels that it was trained at, the usual one first; absent where its bundle says none. */
  readonly sizes?: readonly { readonly width: number; readonly height: number }[]
  /** Least-squares latent → RGB: `rgb = bias + Σ factors[c]·latent[c]`, in 0…1. */
  readonly preview: {
    readonly factors: readonly (readonly [number, number, number])[]
    readonly bias: readonly [number, number, number]
  }
  readonly licence: string
}

/** What an upscaler is: weights that enlarge pictures. It makes no videos, so no `model` wire carries it. Plain JSON. */
export interface UpscalerDescriptor {
  readonly id: string
  readonly title: string
  readonly family: 'upscaler'
  /** sha256 of the bundle: of its sorted file hashes. */
  readonly sha256: string
  /** How many times as wide and as high a picture can become. */
  readonly scales: readonly number[]
  readonly licence: string
}

/** One caption and the frames it speaks to: all of them, or one shot's. */
export interface ConditioningSpan {
  readonly scope: 'all' | { readonly shot: string }
  readonly text: string
  /** `[length, width]` row-major float32. */
  readonly embeddings: Float32Array
  readonly length: number
  readonly width: number
  /** `[length]` 1 where a token is real. */
  readonly mask: Uint8Array
}

/** What the sampler is told: spans that are turned into text and a per-frame text mask. */
export interface Conditioning {
  /** `ModelDescriptor.id` whose encoder made it. */
  readonly model: string
  readonly spans: readonly ConditioningSpan[]
}

/** Noise levels from the first step to the last: `steps + 1` values in 1…0, descending, last 0. */
export interface Schedule {
  readonly name: string
  readonly steps: number
  readonly sigmas: Float64Array
}
