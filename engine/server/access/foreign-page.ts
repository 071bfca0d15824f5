import type { AccessFacts, Refusal } from './check-access.ts'

/**
 * Refuses what a browser asks for in the name of another site's page (W3C Fetch Metadata), and of a page from another port
 * of the same host. Who follows a link to a page of the editor, in a window of its own, comes in; requests that do not say, as
 * those of programs, are none of a page.
 */
export function refuseForeignPage(
  { fetchSite, fetchMode, fetchDest }: AccessFacts,
  toPage: boolean,
): Refusal | undefined {
  if (fetchSite !== 'cross-site' && fetchSite !== 'same-site') return undefined
  const followsLink = fetchMode === 'navigate' && (fetchDest ?? 'document') === 'document'
  if (toPage && followsLink) return undefined
  return {
    status: 403,
    code: 'access.foreign-origin',
    message:
      "A page from elsewhere may not use this server. Open the editor, or this address, from the server's own address.",
  }
}
