import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OutputSink, SavedOutput } from '../define/index.ts'
import { nameDiskError } from './name-disk-error.ts'
import { publishFile } from './publish-file.ts'

/**
 * Finished files in one folder, under the names that the graph gives them. A name that is taken gets a number,
 * except for `exactPath`, which is where the user said the first output goes and is replaced if it exists.
 */
export class OutputFolder implements OutputSink {
  readonly #folder: string
  #exactPath: string | undefined
  readonly #saved = new Map<string, SavedOutput>()
  /** Paths that are being written to: others look for another name, though nothing is there yet. */
  readonly #taken = new Set<string>()

  constructor(folder: string, exactPath?: string) {
    this.#folder = folder
    this.#exactPath = exactPath
  }

  /** Everything that was saved here, in order. */
  get saved(): readonly SavedOutput[] {
    return [...this.#saved.values()]
  }

  async find(key: string): Promise<SavedOutput | undefined> {
    return this.#saved.get(key)
  }

  async save(request: Parameters<OutputSink['save']>[0]): Promise<SavedOutput> {
    const exact = this.#exactPath
    this.#exactPath = undefined
    const taken: string[] = []
    const free = async (): Promise<string> => {
      const path = await this.#freePath(request.name, request.extension)
      taken.push(path)
      this.#taken.add(path)
      return path
    }
    try {
      return await this.#publish(exact ?? (await free()), request, exact === undefined ? free : undefined)
    } finally {
      for (const path of taken) this.#taken.delete(path)
    }
  }

  async #publish(
    path: string,
    request: Parameters<OutputSink['save']>[0],
    another: (() => Promise<string>) | undefined,
  ): Promise<SavedOutput> {
    const published = await publishFile(path, (temporary) => request.write(temporary), another).catch(
      (cause: unknown) => {
        throw nameDiskError(cause, dirname(path))
      },
    )
    const output = { key: request.key, name: request.name, mime: request.mime, ...published }
    this.#saved.set(request.key, output)
    return output
  }

  async #freePath(name: string, extension: string): Promise<string> {
    const suffix = extension.startsWith('.') ? extension : `.${extension}`
    for (let number = 1; ; number++) {
      const path = join(this.#folder, `${name}${number === 1 ? '' : `-${number}`}${suffix}`)
      const there = await stat(path).catch(() => undefined)
      if (!there && !this.#taken.has(path)) return path
    }
  }
}
