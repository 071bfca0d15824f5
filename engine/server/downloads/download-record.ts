import { createHash } from 'node:crypto'
import { z } from 'zod'
import { hubAddress } from '../../worker/index.ts'

/** A model that somebody wants from a hub. */
export interface DownloadWish {
  readonly url: string
  /** The sha256 and the id that it must have. */
  readonly sha256?: string | undefined
  readonly id?: string | undefined
}

/** What is kept of a download beside its files; `state` says what was going on when it was written. */
export const downloadRecord = z.object({
  id: z.string(),
  url: z.string(),
  /** Folder of the bundle. */
  name: z.string(),
  sha256: z.string().optional(),
  modelId: z.string().optional(),
  createdAt: z.number(),
  state: z.enum(['waiting', 'downloading', 'checking', 'done', 'failed']),
  error: z.object({ code: z.string(), subject: z.string(), message: z.string() }).optional(),
})

/** One download as it is kept. */
export type DownloadRecord = z.output<typeof downloadRecord>

/** A download as clients see it. */
export interface DownloadView extends Omit<DownloadRecord, 'name'> {
  /** The file in work. */
  readonly file?: string
  readonly doneBytes: number
  /** Of the files whose size is known so far. */
  readonly totalBytes: number
  /** Id of the model, once it is registered. */
  readonly model?: string
}

/** The record of a wish: the same address has the same id, so that what is there is gone on with. Throws `download.address`. */
export function recordOf({ url, sha256, id }: DownloadWish, now: number): DownloadRecord {
  const address = hubAddress(url)
  const same = createHash('sha256').update(`${address.base} ${address.revision}`)
  return {
    id: `d_${same.digest('hex').slice(0, 24)}`,
    url,
    name: id ?? address.name,
    ...(sha256 !== undefined && { sha256 }),
    ...(id !== undefined && { modelId: id }),
    createdAt: now,
    state: 'waiting',
  }
}
