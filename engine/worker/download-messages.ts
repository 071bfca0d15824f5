import type { DownloadProgress } from '../models/index.ts'

/** What the process that downloads is told, once. */
export interface DownloadOrder {
  /** Folder of the download inside the model store. */
  readonly folder: string
  readonly url: string
  /** Folder of the bundle inside it. */
  readonly name: string
  readonly mostBytes: number
  readonly retryMs?: number
}

/** What it says of itself. */
export type DownloadNews =
  | ({ readonly type: 'progress' } & DownloadProgress)
  | { readonly type: 'done'; readonly folder: string }
  | { readonly type: 'failed'; readonly code: string; readonly subject: string; readonly message: string }
