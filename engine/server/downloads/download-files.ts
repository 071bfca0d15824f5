import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../../run/write-whole.ts'
import { refuseFullDisk } from '../refuse-full-disk.ts'
import { downloadRecord } from './download-record.ts'
import type { DownloadRecord } from './download-record.ts'

const prefix = '.download-'

/** Where downloads lie until they are models: folders of the model store that it takes for none. */
export class DownloadFiles {
  readonly #models: string

  constructor(models: string) {
    this.#models = models
  }

  /** The folder of a download. */
  folder({ id }: Pick<DownloadRecord, 'id'>): string {
    return join(this.#models, prefix + id)
  }

  /** Those that a stopped or killed server left, oldest first. One whose model is registered is cleared away. */
  async left(): Promise<DownloadRecord[]> {
    const found: DownloadRecord[] = []
    for (const name of await readdir(this.#models).catch(() => [])) {
      if (!name.startsWith(prefix)) continue
      const folder = join(this.#models, name)
      const text = await readFile(join(folder, 'download.json'), 'utf8').catch(() => '')
      const parsed = downloadRecord.safeParse(jsonOf(text))
      if (!parsed.success || parsed.data.id !== name.slice(prefix.length)) continue
      const record = parsed.data
      const moved = record.state === 'checking' && !(await isThere(join(folder, record.name)))
      if (moved) await this.remove(record)
      else found.push(record)
    }
    return found.sort((a, b) => a.createdAt - b.createdAt)
  }

  /** Writes what must outlive this process. Throws `download.disk-full` as a problem. */
  async keep(record: DownloadRecord): Promise<void> {
    try {
      await mkdir(this.folder(record), { recursive: true })
      await writeWhole(join(this.folder(record), 'download.json'), Buffer.from(JSON.stringify(record)))
    } catch (cause) {
      const detail = 'The disk of the model store is full. Free some space and start the download again.'
      refuseFullDisk('download.disk-full', detail)(cause)
    }
  }

  async remove(record: DownloadRecord): Promise<void> {
    await rm(this.folder(record), { recursive: true, force: true, maxRetries: 3 })
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
