import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { ModelDiskFullError, NotABundleError } from '../model-error.ts'
import { bytesFree } from '../download/bytes-free.ts'

const mostFiles = 10_000

/** A zip file that is to be a model. */
export interface PackedModel {
  readonly path: string
  /** What errors call it: the name that its owner gave it. */
  readonly name: string
  /** Bytes that its files may have together. */
  readonly mostBytes: number
}

/**
 * Unpacks the zip file of a model's folder into `folder`, without the one folder that it may lie in. Throws
 * `model.not-a-bundle` where it is no zip file, holds names that lead elsewhere, links or sealed files, or too much, and
 * `model.disk-full`; what is written by then stays behind.
 */
export async function unpackModel({ path, name, mostBytes }: PackedModel, folder: string): Promise<void> {
  const refuse = (why: string, cause?: unknown): NotABundleError =>
    new NotABundleError(name, `"${name}" cannot be taken as a model: ${why}`, { cause })
  const zip = await openPromise(path, { autoClose: false }).catch((cause: unknown) => {
    throw refuse("it is no zip file. Zip the model's folder and choose that file.", cause)
  })
  try {
    const files = await filesOf(zip).catch((cause: unknown) => {
      throw refuse(`its list of files is broken: ${wordsOf(cause)}. Zip the folder again.`, cause)
    })
    if (files.length > mostFiles) throw refuse(`it has more than ${mostFiles} files.`)
    const bytes = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
    if (bytes > mostBytes) throw refuse(`unpacked it has more than ${Math.floor(mostBytes / 2 ** 20)} MB.`)
    const odd = files.find((file) => isLink(file) || file.isEncrypted())
    if (odd) throw refuse(`${odd.fileName} is a link or encrypted. Zip plain files.`)
    const within = commonFolder(files.map(({ fileName }) => fileName))
    await mkdir(folder, { recursive: true })
    if (bytes > (await bytesFree(folder))) throw new ModelDiskFullError(name)
    for (const file of files)
      try {
        const to = join(folder, file.fileName.slice(within.length))
        await mkdir(dirname(to), { recursive: true })
        // A file that gives more bytes than its entry says is refused by the reader.
        await pipeline(await zip.openReadStreamPromise(file), createWriteStream(to, { flags: 'wx' }))
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException
        if (code === 'ENOSPC' || code === 'EDQUOT') throw new ModelDiskFullError(name, { cause })
        const why = code ?? wordsOf(cause)
        throw refuse(
          `${file.fileName} cannot be unpacked (${why}). Zip the folder again, deflated or stored.`,
          cause,
        )
      }
  } finally {
    zip.close()
  }
}

/** Its files; the reader refuses names that are absolute or go upwards, and takes backslashes for slashes. */
async function filesOf(zip: ZipFile): Promise<Entry[]> {
  const files: Entry[] = []
  for await (const entry of zip.eachEntry())
    if (
      !entry.fileName.endsWith('/') &&
      !entry.fileName.startsWith('__MACOSX/') &&
      files.push(entry) > mostFiles
    )
      break
  return files
}

/** `name/` where all of them lie in one folder of that name, else nothing. */
function commonFolder(names: readonly string[]): string {
  const first = names[0]?.slice(0, names[0].indexOf('/') + 1) ?? ''
  return first !== '' && names.every((name) => name.startsWith(first)) ? first : ''
}

function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
