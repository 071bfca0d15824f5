import type { GraphSummary } from '../onnx/graph-summary.ts'
import type { BundleInfo } from './bundle-schema.ts'

/**
 * What a graph of a bundle does. `streaming` decodes one latent at a time with explicit state; `preview`
 * draws small pictures of latents, cheaply enough to do so at every step.
 */
export type GraphRole = 'textEncoder' | 'transformer' | 'decoder' | 'streaming' | 'encoder' | 'preview'

/** One ONNX file of a bundle, summarised but not loaded. */
export interface BundleGraph {
  readonly role: GraphRole | 'upscaler'
  /** Path relative to the bundle's folder, with forward slashes. */
  readonly file: string
  /** Absolute path. */
  readonly path: string
  readonly summary: GraphSummary
  /** Bytes of the graph and of its external data: the estimate of what a session holds. */
  readonly bytes: number
  /** Another one where one of these files was replaced. */
  readonly stamp: string
}

/** A file of a bundle, relative to its folder, with the sha256 and the bytes it must have where they are stated. */
export interface BundleFile {
  readonly file: string
  readonly sha256?: string
  readonly bytes?: number
}

/** A model's folder, read and checked as far as that goes without loading or hashing weights. */
export interface Bundle {
  readonly folder: string
  readonly info: BundleInfo
  readonly graphs: Readonly<Partial<Record<GraphRole, BundleGraph>>> &
    Readonly<Record<'textEncoder' | 'transformer' | 'decoder', BundleGraph>>
  /** Every file that makes the bundle what it is, relative, sorted. */
  readonly files: readonly BundleFile[]
}

/** Where each graph lives in the layout that Hugging Face Optimum exports. */
export const graphFiles: Readonly<Record<GraphRole, string>> = {
  textEncoder: 'text_encoder/model.onnx',
  transformer: 'transformer/model.onnx',
  decoder: 'vae_decoder/model.onnx',
  streaming: 'vae_decoder/streaming.onnx',
  encoder: 'vae_encoder/model.onnx',
  preview: 'preview_decoder/model.onnx',
}

/** Precisions that weights come in. */
export const precisions = ['fp32', 'fp16', 'int8'] as const

/** Where the transformer of another precision lies in such a layout. */
export function variantFile(precision: (typeof precisions)[number]): string {
  return `transformer/model.${precision}.onnx`
}

/** Where a bundle lists the words that its model learnt, if it does. */
export const lexiconFile = 'lexicon.json'

/** Graphs that every bundle must have. */
export const requiredGraphs: readonly GraphRole[] = ['textEncoder', 'transformer', 'decoder']
