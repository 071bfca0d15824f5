import { FileApi } from './file-api.ts'
import { GalleryApi } from './gallery-api.ts'
import { MachineApi } from './machine-api.ts'
import type { ApiPlace } from './request.ts'
import { RunApi } from './run-api.ts'
import { StepApi } from './step-api.ts'
import { WorkflowApi } from './workflow-api.ts'

export { ApiProblem } from './api-problem.ts'
export type * from './api-types.ts'

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

  constructor({ base = '', fetch = globalThis.fetch.bind(globalThis) }: Partial<ApiPlace> = {}) {
    const place = { base, fetch }
    this.base = base
    this.runs = new RunApi(place)
    this.steps = new StepApi(place)
    this.workflows = new WorkflowApi(place)
    this.files = new FileApi(place)
    this.gallery = new GalleryApi(place)
    this.machine = new MachineApi(place)
  }
}
