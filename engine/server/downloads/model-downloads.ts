import { join } from 'node:path'
import { hasCode } from '../../define/index.ts'
import type { Inspector } from '../../worker/index.ts'
import { HttpProblem } from '../problem.ts'
import { bringModel } from './bring-model.ts'
import { DownloadFiles } from './download-files.ts'
import { recordOf } from './download-record.ts'
import type { DownloadRecord, DownloadView, DownloadWish } from './download-record.ts'
import { mayBegin } from './may-begin.ts'
import { underway, viewOf } from './underway.ts'
import type { Underway } from './underway.ts'
import { whyFailed } from './why-failed.ts'

/** What downloads are made with, and who hears of them. */
export interface DownloadsOptions {
  readonly dataRoot: string
  readonly inspector: Inspector
  /** Bytes that one model may have. */
  readonly mostBytes: number
  tell(news: { readonly download: DownloadView } | { readonly removed: string }): void
  /** What nobody foresaw. */
  trouble(error: unknown): void
}

/**
 * Models on their way from a hub into the store, one at a time in a process of its own: downloaded, checked, tried, and only
 * then registered. What a kill interrupts, of the process or of this one, goes on by itself.
 */
export class ModelDownloads {
  readonly #options: DownloadsOptions
  readonly #files: DownloadFiles
  readonly #entries = new Map<string, Underway>()
  #working: Promise<void> | undefined
  /** Folders that are being cleared away, by id: what begins there again waits until they are gone. */
  readonly #clearing = new Map<string, Promise<void>>()
  readonly #closing = new AbortController()

  constructor(options: DownloadsOptions) {
    this.#options = options
    this.#files = new DownloadFiles(join(options.dataRoot, 'models'))
  }

  /** Takes up what was underway when the last server ended. */
  async resume(): Promise<void> {
    for (const record of await this.#files.left()) {
      const state = record.state === 'failed' ? 'failed' : 'waiting'
      if (!this.#entries.has(record.id)) this.#entries.set(record.id, underway({ ...record, state }))
    }
    this.#wake()
  }

  /** All that are underway, have failed, or were done since the start; oldest first. */
  list(): DownloadView[] {
    return [...this.#entries.values()].map(viewOf)
  }

  /**
   * Begins a download, or goes on with one that failed. It is on disk when this resolves. Throws `download.address`,
   * `download.underway`, `download.too-many` or `download.disk-full`.
   */
  async add(wish: DownloadWish): Promise<DownloadView> {
    const record = recordOf(wish, Date.now())
    await this.#clearing.get(record.id)?.catch(() => {})
    const there = this.#entries.get(record.id)
    if (!mayBegin(wish, there, this.#entries.size) && there) return viewOf(there)
    // What was had under another name would not be found.
    if (there && there.record.name !== record.name) await this.#files.remove(there.record)
    await this.#files.keep(record)
    // Somebody else wished the same meanwhile.
    const twin = this.#entries.get(record.id)
    if (twin && twin !== there) return viewOf(twin)
    const entry = underway(record)
    this.#entries.set(record.id, entry)
    this.#say(entry)
    this.#wake()
    return viewOf(entry)
  }

  /** Stops a download and throws away what there is of it. Throws `download.unknown` or `download.checking`. */
  async remove(id: string): Promise<void> {
    const entry = this.#entries.get(id)
    if (!entry) throw new HttpProblem(404, 'download.unknown', `There is no download ${id}.`)
    if (entry.record.state === 'checking') {
      const detail = `Download ${id} is whole and is being tried. Wait until it is done, or has failed.`
      throw new HttpProblem(409, 'download.checking', detail)
    }
    entry.removed = true
    this.#entries.delete(id)
    entry.process?.kill()
    const cleared = this.#clear(entry)
    this.#clearing.set(id, cleared)
    await cleared.finally(() => this.#clearing.delete(id))
    this.#options.tell({ removed: id })
  }

  async #clear({ process, record }: Underway): Promise<void> {
    await process?.ended
    await this.#files.remove(record)
  }

  /** Ends what is underway; the next start goes on with it. */
  async close(): Promise<void> {
    this.#closing.abort()
    for (const { process } of this.#entries.values()) process?.kill()
    await this.#working
  }

  #wake(): void {
    if (this.#working || this.#closing.signal.aborted) return
    const next = [...this.#entries.values()].find(({ record }) => record.state === 'waiting')
    if (!next) return
    this.#working = this.#try(next).finally(() => {
      this.#working = undefined
      this.#wake()
    })
  }

  async #try(entry: Underway): Promise<void> {
    const { dataRoot, mostBytes, inspector } = this.#options
    try {
      await bringModel(entry, {
        dataRoot,
        mostBytes,
        inspector,
        files: this.#files,
        closed: () => this.#closing.signal.aborted,
        closing: this.#closing.signal,
        become: (state) => this.#become(entry, state),
        progressed: () => this.#say(entry),
      })
    } catch (error) {
      await this.#fail(entry, error)
    }
  }

  #become(entry: Underway, state: DownloadRecord['state']): void {
    entry.record = { ...entry.record, state }
    this.#say(entry)
  }

  /** It has failed once that is on disk: who tries again at once must not meet this write. */
  async #fail(entry: Underway, thrown: unknown): Promise<void> {
    if (entry.removed || this.#closing.signal.aborted) return
    const { trouble } = this.#options
    if (!hasCode(thrown)) trouble(thrown)
    const error = whyFailed(thrown, entry.record.url)
    const record: DownloadRecord = { ...entry.record, state: 'failed', error }
    await this.#files.keep(record).catch(trouble)
    if (entry.removed) await this.#files.remove(record).catch(trouble)
    entry.record = record
    this.#say(entry)
  }

  #say(entry: Underway): void {
    if (!entry.removed) this.#options.tell({ download: viewOf(entry) })
  }
}
