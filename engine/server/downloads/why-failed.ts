import { hasCode } from '../../define/index.ts'
import type { DownloadRecord } from './download-record.ts'

/** What is kept of why a download failed: the error's own words where it has a code, else that the log knows more. */
export function whyFailed(thrown: unknown, url: string): NonNullable<DownloadRecord['error']> {
  if (!hasCode(thrown)) {
    return { code: 'download.failed', subject: url, message: 'The download failed. The log says more.' }
  }
  const { code, subject, message } = thrown
  return { code, subject, message }
}
