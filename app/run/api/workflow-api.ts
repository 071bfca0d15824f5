import type { Problem, WorkflowDocument } from '../../../engine/graph/index.ts'
import type { Paging, RevisionSummary, SavedWorkflow, Template, WorkflowSummary } from './api-types.ts'
import { type ApiPlace, path, query, request, requestJson } from './request.ts'

/** Saved workflows and their revisions. */
export class WorkflowApi {
  readonly #place: ApiPlace

  constructor(place: ApiPlace) {
    this.#place = place
  }

  /** Saves a new workflow as revision 1. */
  create(workflow: WorkflowDocument, author?: string): Promise<SavedWorkflow> {
    return requestJson(this.#place, '/workflows', { json: { workflow, author } })
  }

  /** Last changed first. */
  list(
    filter: Paging & { readonly search?: string } = {},
  ): Promise<{ readonly workflows: readonly WorkflowSummary[]; readonly next?: string }> {
    return requestJson(this.#place, `/workflows${query({ ...filter })}`)
  }

  /** The newest revision. */
  read(id: string): Promise<SavedWorkflow> {
    return requestJson(this.#place, path`/workflows/${id}`)
  }

  /**
   * Saves on top of a revision. Throws a problem with status 409 and both `versions` where somebody else saved since
   * `base`. With `keepalive` it is sent even as the page goes away (browsers then allow 64 KiB).
   */
  save(
    id: string,
    save: {
      readonly workflow: WorkflowDocument
      readonly base: number
      readonly name?: string
      /** Set where nobody asked to save: the history keeps one of a sitting's saves for a few minutes. */
      readonly sitting?: string
      readonly author?: string
    },
    options: { readonly keepalive?: boolean } = {},
  ): Promise<SavedWorkflow> {
    return requestJson(this.#place, path`/workflows/${id}`, { method: 'PUT', json: save, ...options })
  }

  /** Deletes a workflow; its runs and their files stay. */
  async delete(id: string): Promise<void> {
    await request(this.#place, path`/workflows/${id}`, { method: 'DELETE' })
  }

  /** Newest first. */
  async revisions(id: string): Promise<readonly RevisionSummary[]> {
    const { revisions } = await requestJson<{ revisions: readonly RevisionSummary[] }>(
      this.#place,
      path`/workflows/${id}/revisions`,
    )
    return revisions
  }

  /** A workflow as it once was. */
  revision(
    id: string,
    revision: number,
  ): Promise<{ readonly revision: number; readonly workflow: WorkflowDocument }> {
    return requestJson(this.#place, path`/workflows/${id}/revisions/${revision}`)
  }

  /** Saves an earlier revision again as the newest one. */
  restore(id: string, revision: number, base: number): Promise<SavedWorkflow> {
    return requestJson(this.#place, path`/workflows/${id}/revisions/${revision}/restore`, { json: { base } })
  }

  /** Workflows to start from. */
  async templates(): Promise<readonly Template[]> {
    const { templates } = await requestJson<{ templates: readonly Template[] }>(this.#place, '/templates')
    return templates
  }

  /** One of them. */
  template(name: string): Promise<{ readonly workflow: WorkflowDocument }> {
    return requestJson(this.#place, path`/templates/${name}`)
  }

  /** Address of the picture of what a template makes. */
  templateThumbnailUrl(name: string): string {
    return `${this.#place.base}/api` + path`/templates/${name}/thumbnail`
  }

  /** Everything that is wrong with a workflow, as the server sees it. */
  async validate(workflow: WorkflowDocument): Promise<readonly Problem[]> {
    const { problems } = await requestJson<{ problems: readonly Problem[] }>(this.#place, '/validate', {
      json: { workflow },
    })
    return problems
  }
}
