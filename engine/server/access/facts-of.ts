import type { AccessFacts } from './check-access.ts'

/** What the rules look at in a request, by its method and its headers. */
export function factsOf(
  method: string,
  header: (name: string) => string | undefined,
  more: Pick<AccessFacts, 'brought' | 'handshake'> = {},
): AccessFacts {
  return {
    method,
    host: header('host'),
    origin: header('origin'),
    authorization: header('authorization'),
    cookie: header('cookie'),
    fetchSite: header('sec-fetch-site'),
    fetchMode: header('sec-fetch-mode'),
    fetchDest: header('sec-fetch-dest'),
    ...more,
  }
}
