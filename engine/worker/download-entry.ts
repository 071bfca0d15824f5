import { hasCode } from '../define/index.ts'
import { downloadBundle, hubAddress } from '../models/index.ts'
import type { DownloadProgress } from '../models/index.ts'
import type { DownloadNews, DownloadOrder } from './download-messages.ts'

/**
 * The process that downloads one model: it hashes and writes without holding up the server, and may be killed at any moment.
 * It ends with its server.
 */
const ended = new AbortController()
process.once('disconnect', () => process.exit(0))
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
process.once('message', (order: DownloadOrder) => {
  void download(order).then(
    (folder) => tell({ type: 'done', folder }),
    (thrown: unknown) =>
      tell({
        type: 'failed',
        code: hasCode(thrown) ? thrown.code : 'download.failed',
        subject: hasCode(thrown) ? thrown.subject : order.url,
        message: thrown instanceof Error ? thrown.message : String(thrown),
      }),
  )
})

/** Progress is said four times a second, at the first of each file and at the end. */
const everyMs = 250

async function download({ url, ...order }: DownloadOrder): Promise<string> {
  let saidAt = 0
  let said: DownloadProgress | undefined
  let newest: DownloadProgress | undefined
  const say = (): void => {
    if (!newest || newest === said) return
    said = newest
    saidAt = performance.now()
    process.send?.({ type: 'progress', ...newest } satisfies DownloadNews)
  }
  const folder = await downloadBundle({
    ...order,
    address: hubAddress(url),
    signal: ended.signal,
    onProgress(progress) {
      newest = progress
      if (progress.file !== said?.file || performance.now() - saidAt >= everyMs) say()
    },
  })
  say()
  return folder
}

function tell(news: DownloadNews): void {
  process.send?.(news, () => process.exit(0))
}
