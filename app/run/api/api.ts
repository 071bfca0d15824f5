import { FileApi } from './file-api.ts'
import { GalleryApi } from './gallery-api.ts'
import { MachineApi } from './machine-api.ts'
import type { ApiPlace } from './request.ts'
import { RunApi } from './run-api.ts'
import { StepApi } from './step-api.ts'
import { WorkflowApi } from './workflow-api.ts'

export { ApiProblem } from './api-problem.ts'
export type * from './api-types.ts'

/** A server that is busy answers late; one that is silent for longer than this, in ms, will not. */
const usualPatience = 30_000

/** The server's HTTP API, a method a route. Every method throws an ApiProblem where it is refused or nobody answers. */
export class Api {
  readonly runs: RunApi
  readonly steps: StepApi
  readonly workflows: WorkflowApi
  readonly files: FileApi
  readonly gallery: GalleryApi
  readonly machine: MachineApi
  /** Origin of the server; '' is that of the page. */
  readonly base: string

  constructor(given: Partial<ApiPlace> = {}) {
    const { base = '', fetch = globalThis.fetch.bind(globalThis), patience = usualPatience } = given
    const place = { base, fetch, patience }
    this.base = base
    this.runs = new RunApi(place)
    this.steps = new StepApi(place)
    this.workflows = new WorkflowApi(place)
    this.files = new FileApi(place)
    this.gallery = new GalleryApi(place)
    this.machine = new MachineApi(place)
  }
}
