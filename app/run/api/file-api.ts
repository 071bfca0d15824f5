import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AssetAbout, CarriedWorkflow, Output, Paging, Upload } from './api-types.ts'
import { type ApiPlace, path, query, request, requestBytes, requestJson } from './request.ts'

/** How long the server may look at a file, in ms (engine/worker/inspect.ts). */
const lookingMs = 60_000

/** Files: what runs made, and what people bring. */
export class FileApi {
  readonly #place: ApiPlace
  /** How often each content was brought by this page: what was missing before is here now. */
  readonly brought: StoreApi<ReadonlyMap<string, number>> = createStore(() => new Map())

  constructor(place: ApiPlace) {
    this.#place = place
  }

  /** Finished files, newest first. */
  outputs(paging: Paging = {}): Promise<{ readonly outputs: readonly Output[]; readonly next?: string }> {
    return requestJson(this.#place, `/outputs${query({ ...paging })}`)
  }

  /** Address of a finished file, for `<video src>` and downloads. */
  outputUrl(id: string): string {
    return `${this.#place.base}/api` + path`/outputs/${id}`
  }

  /** Brings a picture or a video; params that take a file take its `sha256`. */
  async upload(file: Blob, name: string, signal?: AbortSignal): Promise<Upload> {
    const upload = await requestJson<Upload>(this.#place, `/uploads${query({ name })}`, {
      method: 'POST',
      bytes: file,
      signal,
      longer: lookingMs,
    })
    const before = this.brought.getState()
    const times = (before.get(upload.sha256) ?? 0) + 1
    this.brought.setState(new Map([...before, [upload.sha256, times]]), true)
    return upload
  }

  /** The workflow inside a video or picture. Throws `workflow.not-in-file`. */
  workflowIn(file: File): Promise<CarriedWorkflow> {
    return requestJson(this.#place, `/workflows/in-file${query({ name: file.name })}`, {
      method: 'POST',
      bytes: file,
      longer: lookingMs,
    })
  }

  /** Address of what was brought. */
  uploadUrl(id: string): string {
    return `${this.#place.base}/api` + path`/uploads/${id}`
  }

  /** Address of the picture or video that a workflow refers to by content, for `<img src>` and `<video src>`. */
  assetUrl(sha256: string): string {
    return `${this.#place.base}/api` + path`/assets/${sha256}`
  }

  /** What such a file is called and of which type it is. Throws `asset.missing` where it is not here. */
  asset(sha256: string): Promise<AssetAbout> {
    return requestJson(this.#place, path`/assets/${sha256}/about`)
  }

  /** What a frozen node keeps. Throws `frozen.missing` where it is not here. */
  async kept(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    return (await requestBytes(this.#place, path`/frozen/${sha256}`)).bytes
  }

  /** Whether what a frozen node keeps is here; throws a problem of status 404 where it is not. */
  async isKept(sha256: string): Promise<void> {
    await request(this.#place, path`/frozen/${sha256}`, { method: 'HEAD' })
  }

  /** Brings what a frozen node keeps. Throws `frozen.changed` where the bytes do not have the hash. */
  async bringKept(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await request(this.#place, path`/frozen/${sha256}`, { method: 'PUT', bytes: new Blob([bytes]) })
  }

  /** The bytes of a finished file. */
  async outputBlob(id: string): Promise<Blob> {
    const response = await request(this.#place, path`/outputs/${id}`)
    return response.blob()
  }
}
