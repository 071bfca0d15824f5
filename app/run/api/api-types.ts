import type { z } from 'zod'
import type { DeviceChoice, ModelDescriptor } from '../../../engine/define/index.ts'
import type { countsSchema } from '../../../engine/server/api/gallery-item.ts'
import type { savedSchema, summarySchema } from '../../../engine/server/api/saved-workflow.ts'
import type { outputSchema, runSchema, runSummary } from '../../../engine/server/api/schemas.ts'
export type { NodeDescription } from '../../../engine/server/describe-nodes.ts'
export type { BranchBody } from '../../../engine/server/api/branch-route.ts'
export type { Health } from '../../../engine/server/api/health-routes.ts'
export type { ModelDownload, ModelWish } from '../../../engine/server/api/model-routes.ts'
export type { PlaceWish, QueueView } from '../../../engine/server/api/queue-routes.ts'
export type { RevisionSummary } from '../../../engine/server/api/revision-routes.ts'
export type { RunAccepted, RunWish } from '../../../engine/server/api/run-routes.ts'
export type { ArchivedSteps } from '../../../engine/server/api/step-routes.ts'
export type { GalleryItem } from '../../../engine/server/api/gallery-item.ts'
export type { CarriedWorkflow } from '../../../engine/server/api/in-file-route.ts'
export type { Template } from '../../../engine/server/api/template-routes.ts'
export type { Upload } from '../../../engine/server/api/upload-routes.ts'

/** A run without its workflow. */
export type RunSummary = z.output<typeof runSummary>
/** A run with its workflow and its files. */
export type Run = z.output<typeof runSchema>
/** A finished file of a run. */
export type Output = z.output<typeof outputSchema>
/** How many finished files there are. */
export type GalleryCounts = z.output<typeof countsSchema>
/** A saved workflow as lists have it. */
export type WorkflowSummary = z.output<typeof summarySchema>
/** A saved workflow with its newest revision. */
export type SavedWorkflow = z.output<typeof savedSchema>

/** Which page of a list. */
export interface Paging {
  readonly limit?: number
  /** `next` of the page before. */
  readonly before?: string
}

/** An installed model, or why it cannot be used. */
export type InstalledModel =
  | { readonly id: string; readonly descriptor: ModelDescriptor; readonly problem?: never }
  | { readonly id: string; readonly descriptor?: never; readonly problem: string }

/** What can run a model here, and which of it is used. */
export interface Devices {
  readonly devices: readonly {
    readonly provider: DeviceChoice['provider']
    readonly title: string
    readonly works: boolean
    /** Works, but slowly: a program plays a graphics card. */
    readonly software: boolean
    readonly reason: string
  }[]
  readonly chosen: DeviceChoice
  readonly runtime: string
}

/** A file that workflows refer to by its content. */
export interface AssetAbout {
  readonly sha256: string
  /** What it was called when it was brought. */
  readonly name?: string
  readonly mime: string
  /** Of what moves, where it can be read. */
  readonly video?: {
    readonly width: number
    readonly height: number
    readonly fps: number
    readonly frames: number
  }
}
