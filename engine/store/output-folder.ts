import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputSink, SavedOutput } from '../define/index.ts'
import { publishFile } from './publish-file.ts'

/**
 * Finished files in one folder, under the names that the graph gives them. A name that is taken gets a number,
 * except for `exactPath`, which is where the user said the first output goes and is replaced if it exists.
 */
export class OutputFolder implements OutputSink {
  readonly #folder: string
  #exactPath: string | undefined
  readonly #saved = new Map<string, SavedOutput>()

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
    const path = this.#exactPath ?? (await freePath(this.#folder, request.name, request.extension))
    this.#exactPath = undefined
    const { bytes, sha256 } = await publishFile(path, (temporary) => request.write(temporary))
    const output = { key: request.key, path, name: request.name, mime: request.mime, bytes, sha256 }
    this.#saved.set(request.key, output)
    return output
  }
}

async function freePath(folder: string, name: string, extension: string): Promise<string> {
  const suffix = extension.startsWith('.') ? extension : `.${extension}`
  for (let number = 1; ; number++) {
    const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}${suffix}`)
    if (!(await stat(path).catch(() => undefined))) return path
  }
}
