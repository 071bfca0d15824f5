import type { DownloadProcess } from '../../worker/index.ts'
import type { DownloadRecord, DownloadView } from './download-record.ts'

/** A download as this process has it. */
export interface Underway {
  record: DownloadRecord
  progress: { file?: string; doneBytes: number; totalBytes: number }
  model?: string
  process?: DownloadProcess | undefined
  removed?: boolean
}

/** A download of which nothing is known yet but what is kept. */
export function underway(record: DownloadRecord): Underway {
  return { record, progress: { doneBytes: 0, totalBytes: 0 } }
}

/** The same as clients see it. */
export function viewOf({ record, progress, model }: Underway): DownloadView {
  const { name: _, ...shown } = record
  return { ...shown, ...progress, ...(model !== undefined && { model }) }
}
