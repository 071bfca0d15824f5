import { DownloadError } from './download-error.ts'

const mostRedirects = 5

/** A response, and the headers of the first one: the hub says there what its storage does not know. */
export interface Opened {
  readonly response: Response
  readonly hub: Headers
}

/** A connection that failed, and may work another time. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
}

/**
 * Asks for an address and follows at most five redirects, to http and https only and never from https to http. This is the
 * one place where Reelgraph asks for an address that somebody gave it. Throws `download.redirects`, or ConnectionError.
 */
export async function openAddress(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Opened> {
  let url = new URL(address)
  let hub: Headers | undefined
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(url, { headers, redirect: 'manual', signal }).catch((cause: unknown) => {
      throw new ConnectionError(reasonOf(cause), { cause })
    })
    hub ??= response.headers
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || location === null) return { response, hub }
    await response.body?.cancel().catch(() => {})
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined
    const refuse = (why: string): DownloadError =>
      new DownloadError(
        'download.redirects',
        address,
        `${address} ${why}, so it is not followed. Give the address that the hub shows for the model.`,
      )
    if (!next || (next.protocol !== 'https:' && next.protocol !== 'http:'))
      throw refuse('leads to something that is neither http nor https')
    if (url.protocol === 'https:' && next.protocol === 'http:') throw refuse('leads from https to plain http')
    if (redirects === mostRedirects) throw refuse(`leads on more than ${mostRedirects} times`)
    url = next
  }
}

function reasonOf(thrown: unknown): string {
  const { cause } = thrown as { cause?: unknown }
  const told = cause instanceof Error ? cause : thrown
  if (!(told instanceof Error)) return String(told)
  return told.message || ('code' in told ? String(told.code) : told.name)
}
