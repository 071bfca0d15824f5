import { ReelgraphError } from '../../define/reelgraph-error.ts'

/** What can go wrong with a download, each told with a remedy. */
export type DownloadCode =
  | 'download.address'
  | 'download.redirects'
  | 'download.unreachable'
  | 'download.refused'
  | 'download.layout'
  | 'download.wrong-hash'
  | 'download.too-large'
  | 'download.disk-full'
  | 'download.unwritable'

/** A download that cannot go on, named. */
export class DownloadError extends ReelgraphError {
  override readonly name = 'DownloadError'
  declare readonly code: DownloadCode
}

/** An error of the file system, named; anything else passes as it is. */
export function nameFileError(error: unknown, subject: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return diskFull(subject, error)
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EIO'].includes(code)) {
    const message = `${subject} cannot be written into the model store (${code}). Mend its rights or its disk, and start the download again.`
    return new DownloadError('download.unwritable', subject, message, { cause: error })
  }
  return error
}

/** The disk has no room for a file. */
export function diskFull(subject: string, cause?: unknown): DownloadError {
  const message = `The disk of the model store has no room for ${subject}. Free some space and start the download again; what is there is kept.`
  return new DownloadError('download.disk-full', subject, message, { cause })
}
