import { createHash } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { diskFull, DownloadError, nameFileError } from './download-error.ts'
import { fetchFile } from './fetch-file.ts'
import { fileAddress } from './hub-address.ts'
import type { HubAddress } from './hub-address.ts'
import { KeptProgress } from './kept-progress.ts'
import { bytesFree } from './bytes-free.ts'
import { firstFiles, missingWeights, promisedFiles } from './promised-files.ts'
import type { PromisedFile } from './promised-files.ts'

/** How a bundle is downloaded. */
export interface DownloadOptions {
  /** Folder of the download, inside the model store; what is there is gone on with. */
  readonly folder: string
  readonly address: HubAddress
  /** Folder of the bundle inside `folder`: a bundle that states no id is named after it. */
  readonly name: string
  readonly mostBytes: number
  readonly signal: AbortSignal
  readonly onProgress?: (progress: DownloadProgress) => void
  readonly retryMs?: number
  readonly silenceMs?: number
  /** Bytes that there is room for; what the system says by default. */
  readonly freeBytes?: (folder: string) => Promise<number>
}

/** How far a download is. */
export interface DownloadProgress {
  /** The file in work. */
  readonly file: string
  readonly doneBytes: number
  /** Of the files whose size is known so far. */
  readonly totalBytes: number
}

const mostJsonBytes = 64 * 2 ** 20

/**
 * Downloads a model in the layout of Hugging Face Optimum, file by file, each by its hash where one is promised, all of the
 * commit that the first was of. Resolves with the bundle's folder. A second call goes on where the first was ended.
 */
export async function downloadBundle(options: DownloadOptions): Promise<string> {
  const { folder, name, signal, retryMs = 500, silenceMs = 30_000, freeBytes = bytesFree } = options
  const bundle = join(folder, name)
  await mkdir(bundle, { recursive: true }).catch((error: unknown) => {
    throw nameFileError(error, name)
  })
  const kept = await KeptProgress.open(join(folder, 'progress.json'))
  const sizes = new Map<string, { have: number; total: number }>()

  const fetchOne = async ({ file, required, bytes, sha256 }: PromisedFile): Promise<void> => {
    const size = { have: 0, total: bytes ?? 0 }
    sizes.set(file, size)
    const path = join(bundle, ...file.split('/'))
    const there = await stat(path).catch(() => undefined)
    if (there) {
      sizes.set(file, { have: there.size, total: there.size })
      return
    }
    const others = [...sizes.values()].reduce((sum, { have }) => sum + have, 0)
    const json = file.endsWith('.json') ? mostJsonBytes : Infinity
    const address = { ...options.address, revision: kept.revision ?? options.address.revision }
    const tell = (have: number, total = 0): void => {
      sizes.set(file, { have, total: Math.max(have, total, bytes ?? 0) })
      options.onProgress?.({ file, ...summed(sizes) })
    }
    tell(0)
    const fetched = await fetchFile(
      {
        address: fileAddress(address, file),
        name: file,
        path,
        partPath: partPath(folder, file),
        mostBytes: Math.min(options.mostBytes - others, json),
        ...(bytes !== undefined && { bytes }),
        ...(sha256 !== undefined && { sha256 }),
      },
      { signal, retryMs, silenceMs, validators: kept, freeBytes: () => freeBytes(folder), onBytes: tell },
    )
    if (!fetched && required) throw notThere(file, options.address)
    if (!fetched) sizes.delete(file)
    if (fetched?.commit !== undefined && kept.revision === undefined) await kept.pin(fetched.commit)
    if (fetched) tell(fetched.bytes, fetched.bytes)
  }

  for (const file of firstFiles) await fetchOne(file)
  const files = promisedFiles(bundle, name)
  const promised = files.reduce((sum, { bytes = 0 }) => sum + bytes, 0)
  if (promised > options.mostBytes) {
    const message = `"${name}" has ${promised} bytes, and a model may have ${options.mostBytes} here. Choose a smaller one, or add it with \`reelgraph models add FOLDER\`.`
    throw new DownloadError('download.too-large', name, message)
  }
  for (const { file, bytes } of files) sizes.set(file, { have: 0, total: bytes ?? 0 })
  const there = files.flatMap(({ file }) => [join(bundle, file), partPath(folder, file)])
  if (promised - (await bytesOf(there)) > (await freeBytes(folder))) throw diskFull(name)
  for (const file of files) await fetchOne(file)
  for (const file of missingWeights(bundle, name)) await fetchOne(file)
  return bundle
}

function summed(sizes: ReadonlyMap<string, { have: number; total: number }>): Omit<DownloadProgress, 'file'> {
  let [doneBytes, totalBytes] = [0, 0]
  for (const { have, total } of sizes.values()) {
    doneBytes += have
    totalBytes += total
  }
  return { doneBytes, totalBytes }
}

/** Names come from a stranger: nothing but a hash of one is where half a file lies. */
function partPath(folder: string, file: string): string {
  return join(folder, 'parts', createHash('sha256').update(file).digest('hex').slice(0, 32))
}

async function bytesOf(paths: readonly string[]): Promise<number> {
  const sizes = paths.map((path) =>
    stat(path).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

function notThere(file: string, { base, revision }: HubAddress): DownloadError {
  const message = `${base} has no ${file} at "${revision}", so it is no model in the layout of Hugging Face Optimum. Give the address of an ONNX export of the model.`
  return new DownloadError('download.layout', file, message)
}
