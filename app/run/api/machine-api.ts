import type {
  Devices,
  Health,
  InstalledModel,
  ModelDownload,
  ModelWish,
  NodeDescription,
} from './api-types.ts'
import { type ApiPlace, path, query, request, requestJson } from './request.ts'

/** How long the server may look for what there is, and try a model, in ms (engine/worker/inspect.ts). */
const [lookingMs, tryingMs] = [60_000, 60 * 60_000]

/** What is installed and what it runs on. */
export class MachineApi {
  readonly #place: ApiPlace

  constructor(place: ApiPlace) {
    this.#place = place
  }

  /** Installed models; asking takes the server about a second. */
  async models(): Promise<readonly InstalledModel[]> {
    const { models } = await requestJson<{ models: readonly InstalledModel[] }>(this.#place, '/models', {
      longer: lookingMs,
    })
    return models
  }

  /** Downloads a model from a hub, or goes on with a download that failed. */
  addModel(wish: ModelWish): Promise<ModelDownload> {
    return requestJson(this.#place, '/models', { json: wish })
  }

  /** Installs a model from the zip file of its folder. */
  sendModel(
    file: Blob,
    name: string,
    signal?: AbortSignal,
  ): Promise<{ readonly id: string; readonly sha256: string }> {
    return requestJson(this.#place, `/models/file${query({ name })}`, {
      bytes: file,
      signal,
      longer: tryingMs,
    })
  }

  /** Models on their way, oldest first. */
  async downloads(): Promise<readonly ModelDownload[]> {
    const { downloads } = await requestJson<{ downloads: readonly ModelDownload[] }>(
      this.#place,
      '/models/downloads',
    )
    return downloads
  }

  /** Stops a download and throws away what there is of it. */
  async removeDownload(id: string): Promise<void> {
    await request(this.#place, path`/models/downloads/${id}`, { method: 'DELETE' })
  }

  /** Which devices work here, which is used, and why; asking takes the server some seconds. */
  devices(): Promise<Devices> {
    return requestJson(this.#place, '/devices', { longer: lookingMs })
  }

  /** Node types as the server knows them. */
  async nodes(): Promise<readonly NodeDescription[]> {
    const { nodes } = await requestJson<{ nodes: readonly NodeDescription[] }>(this.#place, '/nodes')
    return nodes
  }

  /** How the server is. */
  health(signal?: AbortSignal): Promise<Health> {
    return requestJson(this.#place, '/health', { signal })
  }
}
