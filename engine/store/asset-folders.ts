import { copyFile, readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { isSha256, ReelgraphError } from '../define/index.ts'
import type { AssetSource } from '../define/index.ts'
import { nameDiskError } from './name-disk-error.ts'
import { hashFile, publishFile } from './publish-file.ts'

/** Assets in folders of files named `<sha256>.<extension>`: the user's own first, then those that templates carry. */
export class AssetFolders implements AssetSource {
  readonly #own: string
  readonly #carried: readonly string[]

  constructor(own: string, carried: readonly string[] = []) {
    this.#own = own
    this.#carried = carried
  }

  /** The path of the asset's bytes. Throws `asset.missing`. */
  async path(sha256: string): Promise<string> {
    // Anything but a whole hash, '' above all, would match the first file there is.
    const folders = isSha256(sha256) ? [this.#own, ...this.#carried] : []
    for (const folder of folders) {
      // A copy that is still being made, or was cut off, has an ending of its own.
      const name = (await entriesOf(folder)).find(
        (entry) => entry.startsWith(sha256) && !entry.includes('.tmp-'),
      )
      if (name !== undefined) return join(folder, name)
    }
    throw new ReelgraphError(
      'asset.missing',
      sha256,
      `The file with sha256 ${sha256.slice(0, 12)}… is not here. Choose the file again, or copy it into ${this.#own}.`,
    )
  }

  /**
   * Copies a file into the user's folder under its content's hash, and returns the hash; `extension` is the file's own
   * unless another is given. Throws `asset.unreadable`, `asset.changed` where it was written to meanwhile,
   * or `output.disk-full` and `output.unwritable` where there is no place for the copy.
   */
  async add(file: string, extension = extname(file).toLowerCase()): Promise<string> {
    const sha256 = await hashOf(file)
    const path = join(this.#own, sha256 + extension)
    // What has the name already is not to be replaced by something else.
    const accept = (copied: string): void => {
      if (copied !== sha256) throw changed(file)
    }
    const copy = (temporary: string): Promise<void> => copyFile(file, temporary)
    await publishFile(path, copy, undefined, accept).catch((cause: unknown) => {
      throw nameDiskError(cause, this.#own, 'choose the file again')
    })
    return sha256
  }
}

function changed(file: string): ReelgraphError {
  const message = `${file} changed while it was copied. Wait until it is whole, and choose it again.`
  return new ReelgraphError('asset.changed', file, message)
}

async function hashOf(file: string): Promise<string> {
  try {
    if ((await stat(file)).isFile()) return await hashFile(file)
  } catch (cause) {
    throw unreadable(file, cause)
  }
  throw unreadable(file)
}

function unreadable(file: string, cause?: unknown): ReelgraphError {
  const message = `There is no file ${file} that can be read. Check the name.`
  return new ReelgraphError('asset.unreadable', file, message, { cause })
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}
