import type { SavedOutput } from '../define/index.ts'
import type { WorkflowDocument } from '../graph/index.ts'
import type { DeviceWish } from '../models/index.ts'
import type { EventError, RunEvent } from '../run/index.ts'
import type { StepProjection, StepTiming } from './kept-step.ts'
import type { PictureSize } from './step-file.ts'

/** What a worker is told first, before anything is opened. */
export interface WorkerSettings {
  readonly dataRoot: string
  readonly device: DeviceWish
  /** Largest share of the time that checkpoints may take, a finite number; the executor's own where not given. */
  readonly checkpointShare?: number
  /** Bytes that archived steps may take on disk. */
  readonly stepBudgetBytes?: number
  /** A module with further `declarations` and `implementations`; for tests. */
  readonly extraNodes?: string
}

/** One attempt at a run. */
export interface RunJob {
  /** Fencing number: what an older attempt says is refused. */
  readonly attempt: number
  readonly run: string
  readonly document: WorkflowDocument
  readonly targets?: readonly string[]
  readonly stopAfter?: number
  /** Pin what the targets give. */
  readonly keep?: boolean
  /** The last event number used, where others told of the run before it starts (`run.queued`). */
  readonly lastSeq?: number
  /** As `lastSeq`, for a run that was begun before: it says `run.resumed` instead of `run.started`. */
  readonly resumedAfter?: number
}

/** Server → worker. */
export type ServerMessage =
  | { readonly type: 'open'; readonly settings: WorkerSettings }
  | ({ readonly type: 'run' } & RunJob)
  /** Stop between steps. */
  | { readonly type: 'cancel'; readonly attempt: number }
  /** The last preview was taken; the next may come. */
  | { readonly type: 'credit' }
  /** Whether somebody looks at a run. */
  | { readonly type: 'watch'; readonly run: string; readonly on: boolean }
  /** Finish the step, keep the state, exit 0. */
  | { readonly type: 'shutdown' }

/** How an attempt ended; `stopped` was told to make way and will be resumed. */
export type AttemptStatus = 'done' | 'failed' | 'cancelled' | 'stopped'

/** A published file and the node that made it. */
export type WorkerOutput = SavedOutput & { readonly node: string }

/** What a preview's bytes are (design §8); `seq` rises as long as the server lives. */
export interface PreviewHeader {
  readonly run: string
  readonly node: string
  /** Which item of a mapped node or a loop, outermost first: `2`, `0.2`. */
  readonly item?: string
  /** Steps done, 1…`of`. */
  readonly step: number
  readonly of: number
  /** Noise level that the prediction was made at, 0…1. */
  readonly sigma: number
  readonly frames: number
  readonly width: number
  readonly height: number
  /** `[C, F, H, W]` float16, little-endian, or `[F, H, W, 3]` bytes. */
  readonly encoding: 'latents-f16' | 'rgb8'
  /** How to play the frames. */
  readonly timing: StepTiming
  /** `[F, height, width, 3]` sRGB bytes of this size follow the latents: what the model itself made of them. */
  readonly pictures?: PictureSize
  /** What makes pictures of latents: `rgb = bias + Σ factors[c]·latent[c]`, in 0…1. */
  readonly projection?: StepProjection
  readonly seq: number
}

/** Worker → server. Beats go through a pipe of their own, which a thread writes while inference holds the loop. */
export type WorkerMessage =
  | {
      readonly type: 'ready'
      readonly pid: number
      readonly device: { readonly provider: string; readonly reason: string }
    }
  /** Nothing can run here, and why; the process exits. */
  | { readonly type: 'unready'; readonly error: EventError }
  | { readonly type: 'event'; readonly attempt: number; readonly event: RunEvent }
  | { readonly type: 'output'; readonly attempt: number; readonly output: WorkerOutput }
  /** With the preview's bytes as the frame's body. */
  | { readonly type: 'preview'; readonly attempt: number; readonly header: Omit<PreviewHeader, 'seq'> }
  /** `left`: nodes that were told to stop and have not, so that this process must not be used again. */
  | {
      readonly type: 'ended'
      readonly attempt: number
      readonly status: AttemptStatus
      readonly left: number
    }
