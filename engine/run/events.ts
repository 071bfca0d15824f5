import type { PreviewStep } from '../define/index.ts'

/** What happened in a run, in order. `seq` counts from 1 without gaps; `at` is milliseconds since the epoch. */
export type RunEvent = { readonly run: string; readonly seq: number; readonly at: number } & RunEventBody

/** A small JSON delta; under 300 bytes for a node event. */
export type RunEventBody =
  | { readonly type: 'run.queued' }
  | { readonly type: 'run.started'; readonly nodes: number }
  | { readonly type: 'run.done' }
  | { readonly type: 'run.failed'; readonly error: EventError }
  | { readonly type: 'run.cancelled' }
  | { readonly type: 'run.resumed' }
  | { readonly type: 'node.started'; readonly node: string; readonly item?: ItemOf }
  | {
      readonly type: 'node.progress'
      readonly node: string
      readonly done: number
      readonly total: number
      readonly detail?: string
      readonly item?: ItemOf
    }
  | { readonly type: 'node.note'; readonly node: string; readonly message: string; readonly item?: ItemOf }
  | {
      readonly type: 'node.cached'
      readonly node: string
      readonly tier: CacheTier
      readonly item?: ItemOf
      readonly outputs?: readonly OutputRef[]
    }
  | {
      readonly type: 'node.done'
      readonly node: string
      readonly ms: number
      readonly outputs?: readonly OutputRef[]
      /** Why it was not cached: the names of the inputs that changed, or one of `(version) (device) (stop after) (model) (step) (dropped)`. */
      readonly missed?: string
      readonly item?: ItemOf
    }
  /** Its outputs are pinned: the last thing that is said of a target where that was asked for. */
  | {
      readonly type: 'node.kept'
      readonly node: string
      readonly pins: OutputPins
      readonly item?: undefined
    }
  | {
      readonly type: 'node.failed'
      readonly node: string
      readonly error: EventError
      readonly item?: ItemOf
    }

/** Pinned outputs by port, each with the id of its kind: what makes a node frozen when it is written into its workflow. */
export type OutputPins = Readonly<
  Record<string, { readonly sha256: string; readonly bytes: number; readonly kind?: string | undefined }>
>

/** Where a reused result came from. */
export type CacheTier = 'memory' | 'disk' | 'frozen'

/**
 * Which item of how many, where a node runs once per item. Every item of a node starts and ends by itself, in order;
 * the node as a whole is finished when the last one is.
 */
export interface ItemOf {
  readonly index: number
  readonly of: number
  /** The item of the loop around this one. */
  readonly within?: ItemOf
}

/** A file that an effect node published. */
export interface OutputRef {
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly sha256: string
  readonly path?: string
}

/** An error as it travels: code, subject, sentence, and what may be done about it. */
export interface EventError {
  readonly code: string
  readonly subject: string
  readonly message: string
  readonly advice?: string
  /** Repairs that the editor and the command line can offer as they are. */
  readonly fixes?: readonly ('unfreeze' | 'run-once')[]
}

/** Called for each preview, with the item of a node that runs once per item; never awaited, may be dropped. */
export type OnPreview = (node: string, step: PreviewStep, item?: ItemOf) => void
