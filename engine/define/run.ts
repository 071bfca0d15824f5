import type { z } from 'zod'
import type { LatentShape } from '../diffusion/clip.ts'
import type { NodeDefinition, NodeInput } from './define-node.ts'
import type { ValueOf } from './kind.ts'
import type { Packed } from './packed.ts'
import type { Param } from './param.ts'
import type { OutputPort } from './port.ts'
import type { Services } from './services.ts'

type InputOf<S> =
  S extends Param<infer Schema>
    ? z.output<Schema>
    : S extends { role: 'input'; kind: infer K; required: infer R; lazy: infer L }
      ? L extends true
        ? () => Promise<R extends true ? ValueOf<K> : ValueOf<K> | undefined>
        : R extends true
          ? ValueOf<K>
          : ValueOf<K> | undefined
      : never

/** What `run` receives by name: param values and wire values. */
export type RunInputs<I extends Record<string, NodeInput>> = { readonly [Name in keyof I]: InputOf<I[Name]> }

/** What `run` must return by name. An `each` output returns the list of its items. */
export type RunOutputs<O extends Record<string, OutputPort>> = {
  [Name in keyof O]: O[Name]['each'] extends true
    ? readonly ValueOf<O[Name]['kind']>[]
    : ValueOf<O[Name]['kind']>
}

/** Pictures of a step's predicted clean latents, one a latent frame. */
export interface StepPictures {
  readonly width: number
  readonly height: number
  /** `[F, height, width, 3]` sRGB bytes 0…255. */
  readonly rgb: Uint8Array
}

/** One denoising step as a viewer sees it: the predicted clean latents of all frames. */
export interface PreviewStep {
  readonly step: number
  readonly of: number
  readonly sigma: number
  /** `[C, F, H, W]` float32; valid until the callback returns, so copy to keep. */
  readonly latents: Float32Array
  readonly shape: LatentShape
  /** Of the finished video. */
  readonly fps: number
  /** How many frames of the finished video the first latent frame stands for, and each of the rest; one each by default. */
  readonly spans?: { readonly first: number; readonly rest: number }
  /** The clip as a stop after this step would leave it, `sigma` and `known` `[F]`; made when first read. */
  readonly left?: {
    readonly latents: Float32Array
    readonly sigma: Float32Array
    readonly known: Float32Array
    /** Latent space, so that nothing goes on from it with another model. */
    readonly space?: string
  }
  /** Small pictures of all frames, `[F, height, width, 3]` sRGB bytes 0…255, from a model that can draw them cheaply. */
  readonly pictures?: StepPictures
  /** What makes pictures of the latents where there are none. */
  readonly projection: {
    readonly factors: readonly (readonly [number, number, number])[]
    readonly bias: readonly [number, number, number]
  }
}

/** A node's own checkpoint: kept by the run under the node's key, gone when the node is done. */
export interface CheckpointSlot {
  load(): Promise<Packed | undefined>
  /** Offers a state; `make` is only called when a checkpoint is due. */
  offer(make: () => Packed): Promise<void>
}

/** Everything a `run` may touch. It holds no state of its own between calls. */
export interface RunContext<I extends Record<string, NodeInput>> {
  readonly inputs: RunInputs<I>
  /** Path of this instance in the flattened graph. */
  readonly node: string
  /** Cache key of this execution: equal keys mean equal results. */
  readonly key: string
  readonly signal: AbortSignal
  /** Of the run, not of the graph: denoise only this many steps and return what there is; only for `stoppable` nodes that no other is made from. */
  readonly stopAfter?: number
  /** What a step of another run left behind, to go on from instead of from the start; only for `startable` nodes. */
  readonly start?: Packed
  readonly progress: (done: number, total: number, detail?: string) => void
  readonly preview: (step: PreviewStep) => void
  /** A sentence for the user that is not an error: what was changed, assumed or not understood. */
  readonly note: (message: string) => void
  readonly checkpoint: CheckpointSlot
  readonly services: Services
}

/** The implementation of a declaration: `export const run: Run<typeof ditSampler> = async ({ inputs }) => …`. */
export type Run<N> =
  N extends NodeDefinition<infer I, infer O>
    ? (context: RunContext<I>) => Promise<RunOutputs<O>> | RunOutputs<O>
    : never
