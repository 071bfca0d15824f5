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
  | { readonly type: 'node.progress'; readonly node: string; readonly done: number; readonly total: number; readonly detail?: string; readonly item?: ItemOf }
  | { readonly type: 'node.note'; readonly node: string; readonly message: string }
  | { readonly type: 'node.cached'; readonly node: string; readonly tier: 'memory' | 'disk' | 'frozen' }
  | { readonly type: 'node.done'; readonly node: string; readonly ms: number; readonly outputs?: readonly OutputRef[]; readonly missed?: string }
  | { readonly type: 'node.failed'; readonly node: string; readonly error: EventError }

/** Which item of how many, where a node runs once per item. */
export interface ItemOf {
  readonly index: number
  readonly of: number
}

/** A file that an effect node published. */
export interface OutputRef {
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly sha256: string
  readonly path?: string
}

/** An error as it travels: code, subject, sentence. */
export interface EventError {
  readonly code: string
  readonly subject: string
  readonly message: string
  readonly advice?: string
}

/** Called for each preview; never awaited, may be dropped. */
export type OnPreview = (node: string, step: PreviewStep) => void
