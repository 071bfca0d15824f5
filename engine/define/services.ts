import type { LatentShape } from '../diffusion/clip.ts'
import type { Image } from '../media/image.ts'
import type { Frame, Video, VideoRecipe } from '../media/video.ts'
import type { Json } from './json.ts'
import type { StepPictures } from './run.ts'
import type { Conditioning, ConditioningSpan, ModelDescriptor, UpscalerDescriptor } from './values.ts'

/** What a running node may ask of the process it runs in. Implemented by `models`, `cli` and the server's worker. */
export interface Services {
  readonly models: ModelHost
  readonly assets: AssetSource
  readonly outputs: OutputSink
  /** A folder for spill files; emptied when the run ends. */
  readonly scratch: string
  /** Rebuilds a video from its recipe, with every recipe type this process knows. */
  video(recipe: VideoRecipe): Video
  /** The workflow as this run accepted it, seeds drawn; embedded in saved files so that they open as the graph again. */
  readonly workflow?: Json
}

/** The models that are installed, and the sessions of those in use. */
export interface ModelHost {
  list(): Promise<readonly ModelDescriptor[]>
  /** Throws `model.unknown`, `model.missing-file` or `model.corrupt`, each naming the model and the remedy. */
  describe(id: string): Promise<ModelDescriptor>
  /** The open model; sessions are created on first use and kept within a budget of bytes. */
  open(id: string): Promise<OpenModel>
  /**
   * What an installed upscaler is. Throws `upscaler.missing`, `model.other-kind`, `model.not-a-bundle`,
   * `model.missing-file` or `model.corrupt`.
   */
  describeUpscaler(id: string): Promise<UpscalerDescriptor>
  /** The open upscaler, its session kept as those of models are; throws as `describeUpscaler` does. */
  openUpscaler(id: string): Promise<OpenUpscaler>
}

/** Where inference happens and why there. */
export interface DeviceChoice {
  readonly provider: 'cpu' | 'webgpu' | 'cuda' | 'coreml' | 'dml'
  readonly precision: 'fp32' | 'fp16' | 'int8'
  readonly threads: number
  readonly runtime: string
  readonly reason: string
}

/** One denoising request. All arrays are per clip, without a batch axis. */
export interface DenoiseRequest {
  /** `[C, F, H, W]` noisy latents. */
  readonly latents: Float32Array
  readonly shape: LatentShape
  /** `[F]` noise level of each frame, 0…1. */
  readonly sigma: Float32Array
  /** `[F]` seconds. */
  readonly time: Float32Array
  /** `[F]` shot ids of the frames. */
  readonly shot: readonly string[]
  /** What to denoise towards; one x0 comes back for each, `null` = unconditional. Batched where the graph allows. */
  readonly conditionings: readonly (Conditioning | null)[]
}

/** A model with its sessions, behind one interface for every family. */
export interface OpenModel {
  readonly descriptor: ModelDescriptor
  readonly device: DeviceChoice
  /** One caption → one span's worth of tokens; `unknown` lists words that the tokenizer does not know. */
  encodeText(text: string): Promise<Omit<ConditioningSpan, 'scope'> & { readonly unknown: readonly string[] }>
  /** The words that the model learnt, as its `lexicon.json` has them; undefined where it brings none. */
  lexicon(): Promise<Json | undefined>
  /** Predicted clean latents, `[C, F, H, W]` each, one per conditioning. */
  denoise(request: DenoiseRequest): Promise<readonly Float32Array[]>
  /** Decodes latents to frames in order at constant memory; `start`/`end` are decoded frames, end exclusive. */
  decode(
    latents: Float32Array,
    shape: LatentShape,
    range?: { start: number; end: number },
  ): AsyncIterable<Frame>
  /** Small pictures of latents for a preview; undefined where the model brings no decoder that is cheap enough for every step. */
  pictures?(latents: Float32Array, shape: LatentShape): Promise<StepPictures | undefined>
  /** Encodes frames (already of a size the model takes) to normalised latents. */
  encode(
    frames: AsyncIterable<Frame>,
  ): Promise<{ readonly latents: Float32Array; readonly shape: LatentShape }>
}

/** An upscaler with its session. */
export interface OpenUpscaler {
  readonly descriptor: UpscalerDescriptor
  readonly device: DeviceChoice
  /**
   * A picture `scale` times as wide and as high. Memory does not grow with the picture but for the result: large ones are
   * made in tiles, and `signal` ends the work between two. Throws `model.request` for a scale that it does not have.
   */
  upscale(
    image: Image,
    scale: number,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Image>
}

/** Files that a workflow refers to by content hash, never by path. */
export interface AssetSource {
  /** The path of an asset's bytes. Throws `asset.missing` with the hash, the name it was saved under and the remedy. */
  path(sha256: string): Promise<string>
}

/** Where an effect node leaves its results; a result is keyed, so the same work is never saved twice. */
export interface OutputSink {
  /** A finished output of that key, if it is there. */
  find(key: string): Promise<SavedOutput | undefined>
  /** Writes through `write(path)` to a temporary name and publishes it under a final name. */
  save(request: {
    key: string
    name: string
    extension: string
    mime: string
    write(path: string): Promise<void>
  }): Promise<SavedOutput>
}

/** A published output file. */
export interface SavedOutput {
  readonly key: string
  readonly path: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly sha256: string
}
