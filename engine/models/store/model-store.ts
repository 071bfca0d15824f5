import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode, type ReelgraphError } from '../../define/reelgraph-error.ts'
import type { ModelDescriptor } from '../../define/values.ts'
import type { Bundle } from '../bundle/bundle.ts'
import { describeBundle } from '../bundle/describe-bundle.ts'
import { bundleId } from '../bundle/bundle-id.ts'
import { isUpscaler } from '../bundle/is-upscaler.ts'
import { readBundle } from '../bundle/read-bundle.ts'
import { VerifiedFiles } from '../bundle/verified-files.ts'
import { verifyBundle } from '../bundle/verify-bundle.ts'
import { MissingUpscalerError, OtherKindError, UnknownModelError } from '../model-error.ts'
import { checkUpscaler, type FoundUpscaler, type InstalledUpscaler } from '../upscaler/check-upscaler.ts'
import { stampOf } from './stamp-of.ts'

/** A folder that claims to be a model: what it is, or why it cannot be used. */
export interface InstalledModel {
  readonly id: string
  readonly folder: string
  /** Part of the package rather than of the person's data folder. */
  readonly embedded: boolean
  readonly descriptor?: ModelDescriptor
  readonly problem?: ReelgraphError
}

/** Where models are kept and remembered. */
export interface StoreFolders {
  /** Person's own models; need not exist. */
  readonly models: string
  /** Models of the package; need not exist. */
  readonly embedded: string
  /** JSON file that remembers which files were hashed; nothing is remembered without one. */
  readonly memory?: string
}

/** The installed models. Reads and hashes files; never loads ONNX Runtime. */
export class ModelStore {
  readonly folders: StoreFolders
  readonly verified: VerifiedFiles
  readonly #upscalers = new Map<string, Promise<FoundUpscaler>>()
  readonly #checked = new Map<string, Promise<{ bundle: Bundle; descriptor: ModelDescriptor }>>()

  constructor(folders: StoreFolders) {
    this.folders = folders
    this.verified = new VerifiedFiles(folders.memory)
  }

  /** Every folder that claims to be a model that makes videos, the broken ones with their problem, sorted by id; embedded ones first. */
  async inventory(): Promise<readonly InstalledModel[]> {
    const found: InstalledModel[] = []
    for (const { id, folder, embedded } of this.#folders()) {
      if (isUpscaler(folder)) continue
      try {
        found.push({ id, folder, embedded, descriptor: (await this.#check(folder)).descriptor })
      } catch (error) {
        if (!hasCode(error)) throw error
        found.push({ id, folder, embedded, problem: error })
      }
    }
    return found
  }

  /** Every upscaler, those that cannot be used with their problem, sorted by id; embedded ones first. */
  async upscalers(): Promise<readonly InstalledUpscaler[]> {
    const folders = this.#folders().filter(({ folder }) => isUpscaler(folder))
    return Promise.all(
      folders.map(async ({ id }) => {
        try {
          return { id, descriptor: (await this.findUpscaler(id)).descriptor }
        } catch (problem) {
          if (!hasCode(problem)) throw problem
          return { id, problem }
        }
      }),
    )
  }

  /** Throws `model.unknown`, or what is wrong with the bundle: `model.missing-file`, `model.corrupt`, … */
  async describe(id: string): Promise<ModelDescriptor> {
    return (await this.find(id)).descriptor
  }

  /** The checked bundle of a model; throws as `describe` does. */
  async find(id: string): Promise<{ readonly bundle: Bundle; readonly descriptor: ModelDescriptor }> {
    const folders = this.#folders()
    const match = folders.find((model) => model.id === id)
    if (match && isUpscaler(match.folder)) throw new OtherKindError(id, 'upscaler')
    if (!match)
      throw new UnknownModelError(
        id,
        folders.filter(({ folder }) => !isUpscaler(folder)).map((model) => model.id),
      )
    return this.#check(match.folder)
  }

  /** The checked bundle of an upscaler. Throws `upscaler.missing`, `model.other-kind`, or what is wrong with the bundle. */
  async findUpscaler(id: string): Promise<FoundUpscaler> {
    const folder = this.#folders().find((model) => model.id === id)?.folder
    if (folder === undefined) throw new MissingUpscalerError(id)
    const key = `${folder} ${stampOf(folder)}`
    let found = this.#upscalers.get(key)
    if (!found) {
      found = checkUpscaler(folder, this.verified)
      this.#upscalers.set(key, found)
      found.catch(() => this.#upscalers.delete(key))
    }
    return found
  }

  #check(folder: string): Promise<{ bundle: Bundle; descriptor: ModelDescriptor }> {
    // One reading a folder and version of its files; a bundle of which anything is replaced is read again.
    const key = `${folder} ${stampOf(folder)}`
    let checked = this.#checked.get(key)
    if (!checked) {
      checked = this.#read(folder)
      this.#checked.set(key, checked)
      checked.catch(() => this.#checked.delete(key))
    }
    return checked
  }

  async #read(folder: string): Promise<{ bundle: Bundle; descriptor: ModelDescriptor }> {
    const bundle = readBundle(folder)
    return { bundle, descriptor: describeBundle(bundle, await verifyBundle(bundle, this.verified)) }
  }

  #folders(): { id: string; folder: string; embedded: boolean }[] {
    const roots = [
      { root: this.folders.embedded, embedded: true },
      { root: this.folders.models, embedded: false },
    ]
    const seen = new Set<string>()
    return roots.flatMap(({ root, embedded }) =>
      (existsSync(root) ? readdirSync(root).toSorted() : [])
        .filter((name) => !name.startsWith('.'))
        .map((name) => join(root, name))
        .filter(
          (folder) => existsSync(join(folder, 'model_index.json')) || existsSync(join(folder, 'bundle.json')),
        )
        .map((folder) => ({ id: bundleId(folder), folder, embedded }))
        .filter(({ id }) => !seen.has(id) && seen.add(id)),
    )
  }
}
