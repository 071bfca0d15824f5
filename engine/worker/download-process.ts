import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DownloadNews, DownloadOrder } from './download-messages.ts'
import { tsxArguments } from './tsx-loader.ts'

const entry = fileURLToPath(new URL('./download-entry.ts', import.meta.url))

/** A process that downloads. */
export interface DownloadProcess {
  readonly pid: number | undefined
  /** How it ended: with its last news, or without any where it was killed or died. */
  readonly ended: Promise<Exclude<DownloadNews, { type: 'progress' }> | undefined>
  /** Ends it at once; what it has stays. */
  kill(): void
}

/** Starts a process of its own for a download. */
export function startDownload(
  order: DownloadOrder,
  onProgress: (progress: Extract<DownloadNews, { type: 'progress' }>) => void,
): DownloadProcess {
  const child = fork(entry, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...tsxArguments()],
  })
  const ended = new Promise<Exclude<DownloadNews, { type: 'progress' }> | undefined>((resolve) => {
    let last: Exclude<DownloadNews, { type: 'progress' }> | undefined
    child.on('message', (news: DownloadNews) => {
      if (news.type === 'progress') onProgress(news)
      else last = news
    })
    child.once('error', () => resolve(last))
    child.once('close', () => resolve(last))
  })
  child.send(order, () => {})
  return { pid: child.pid, ended, kill: () => void child.kill('SIGKILL') }
}
