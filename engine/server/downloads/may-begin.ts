import { HttpProblem } from '../problem.ts'
import type { DownloadWish } from './download-record.ts'
import type { Underway } from './underway.ts'

const mostDownloads = 20

/**
 * Whether a wish begins a download: not where the very same is underway. `there` has its address, `count` are known. Throws
 * `download.underway` or `download.too-many`.
 */
export function mayBegin(wish: DownloadWish, there: Underway | undefined, count: number): boolean {
  if (!there && count >= mostDownloads) {
    const detail = `There are ${mostDownloads} downloads already. Remove some that are done or have failed.`
    throw new HttpProblem(409, 'download.too-many', detail)
  }
  if (!there || there.record.state === 'failed' || there.record.state === 'done') return true
  if (there.record.sha256 === wish.sha256 && there.record.modelId === wish.id) return false
  const detail = `${wish.url} is being downloaded already, to be another model. Stop that one first.`
  throw new HttpProblem(409, 'download.underway', detail)
}
