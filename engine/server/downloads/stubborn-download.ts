import { ReelgraphError } from '../../define/index.ts'
import { startDownload } from '../../worker/index.ts'
import type { DownloadProcess } from '../../worker/index.ts'

/** Deaths in a row without a byte between them after which a download is given up. */
const mostDeaths = 3

/** Who watches a download. */
export interface DownloadWatch {
  /** Whether it is to go on no more. */
  stopped(): boolean
  /** The process that works on it now; undefined when there is none. */
  working(process: DownloadProcess | undefined): void
  progress(progress: { readonly file: string; readonly doneBytes: number; readonly totalBytes: number }): void
}

/**
 * Downloads in a process of its own, and in another one where that is lost. Resolves with the bundle's folder, or with
 * nothing where it was stopped. Throws what it failed of; `download.crashed` after three deaths that brought nothing.
 */
export async function stubbornDownload(
  order: Parameters<typeof startDownload>[0],
  watch: DownloadWatch,
): Promise<string | undefined> {
  let [had, deaths] = [0, 0]
  while (!watch.stopped()) {
    let got = had
    const process = startDownload(order, ({ file, doneBytes, totalBytes }) => {
      got = Math.max(got, doneBytes)
      watch.progress({ file, doneBytes, totalBytes })
    })
    watch.working(process)
    const last = await process.ended
    watch.working(undefined)
    if (watch.stopped()) break
    if (last?.type === 'done') return last.folder
    if (last) throw new ReelgraphError(last.code, last.subject, last.message)
    deaths = got > had ? 1 : deaths + 1
    had = got
    if (deaths < mostDeaths) continue
    const message = 'The process that downloads was lost three times in a row. Start the download again.'
    throw new ReelgraphError('download.crashed', order.url, message)
  }
  return undefined
}
