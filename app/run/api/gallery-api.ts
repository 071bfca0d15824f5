import type { GalleryCounts, GalleryItem, Paging } from './api-types.ts'
import { type ApiPlace, path, query, request, requestJson } from './request.ts'

/** Which finished files are wanted. */
export interface GalleryFilter extends Paging {
  /** Words that must all be found. */
  readonly search?: string | undefined
  readonly starred?: boolean | undefined
  readonly workflowId?: string | undefined
  /** A workflow whose files are counted besides, whichever are listed. */
  readonly countWorkflow?: string | undefined
}

/** Finished files as galleries show them. */
export class GalleryApi {
  readonly #place: ApiPlace

  constructor(place: ApiPlace) {
    this.#place = place
  }

  /** Newest first, with how many there are whatever is searched for. */
  list({ starred, ...filter }: GalleryFilter = {}): Promise<{
    readonly outputs: readonly GalleryItem[]
    readonly counts: GalleryCounts
    readonly next?: string
  }> {
    const stars = starred === undefined ? {} : { starred: String(starred) }
    return requestJson(this.#place, `/outputs${query({ ...filter, ...stars })}`)
  }

  /** What is known of a file. */
  about(id: string): Promise<GalleryItem> {
    return requestJson(this.#place, path`/outputs/${id}/about`)
  }

  /** Gives a file its star, or takes it. */
  star(id: string, starred: boolean): Promise<GalleryItem> {
    return requestJson(this.#place, path`/outputs/${id}`, { method: 'PATCH', json: { starred } })
  }

  /** Deletes a file; for a day it can be brought back. */
  async delete(id: string): Promise<void> {
    await request(this.#place, path`/outputs/${id}`, { method: 'DELETE' })
  }

  /** Brings it back. */
  restore(id: string): Promise<GalleryItem> {
    return requestJson(this.#place, path`/outputs/${id}/restore`, { method: 'POST' })
  }

  /** Address of a small still picture of a file. */
  posterUrl(id: string): string {
    return `${this.#place.base}/api` + path`/outputs/${id}/poster`
  }
}
