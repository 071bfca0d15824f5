import type { Inspector } from '../../worker/index.ts'
import type { DownloadFiles } from './download-files.ts'
import type { DownloadRecord } from './download-record.ts'
import { registerModel } from './register-model.ts'
import { stubbornDownload } from './stubborn-download.ts'
import type { Underway } from './underway.ts'

/** What a model is brought with, and who hears of it. */
export interface BringTools {
  readonly dataRoot: string
  readonly inspector: Inspector
  /** Bytes that the model may have. */
  readonly mostBytes: number
  readonly files: DownloadFiles
  /** Whether the server is going, so that the rest is left to the next. */
  closed(): boolean
  /** Aborted once it is: what looks at the model ends at once. */
  readonly closing: AbortSignal
  become(state: DownloadRecord['state']): void
  /** More of it is there. */
  progressed(): void
}

/** Brings one model into the store: downloaded, tried, registered. Ends early, and says nothing, where it was stopped. */
export async function bringModel(entry: Underway, tools: BringTools): Promise<void> {
  const { dataRoot, files, become } = tools
  become('downloading')
  const folder = await download(entry, tools)
  if (folder === undefined) return
  become('checking')
  await files.keep(entry.record)
  const { sha256, modelId, name } = entry.record
  const expected = {
    ...(sha256 !== undefined && { sha256 }),
    ...(modelId !== undefined && { id: modelId }),
  }
  const { id } = await registerModel(
    tools.inspector,
    { ask: 'model', dataRoot, path: folder, ...expected },
    name,
    tools.closing,
  )
  await files.remove(entry.record)
  entry.model = id
  become('done')
}

function download(entry: Underway, tools: BringTools): Promise<string | undefined> {
  const { url, name } = entry.record
  const order = { folder: tools.files.folder(entry.record), url, name, mostBytes: tools.mostBytes }
  return stubbornDownload(order, {
    stopped: () => entry.removed === true || tools.closed(),
    working: (process) => void (entry.process = process),
    progress: (progress) => {
      entry.progress = progress
      tools.progressed()
    },
  })
}
