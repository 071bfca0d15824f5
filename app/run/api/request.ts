import { ApiProblem, type ProblemFacts } from './api-problem.ts'

/** Where the API is and how it is reached; tests bring a `fetch` of their own. */
export interface ApiPlace {
  /** Origin of the server; '' is that of the page. */
  readonly base: string
  readonly fetch: typeof fetch
}

/** What is sent besides the path. */
export interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is. */
  readonly bytes?: Blob | Uint8Array<ArrayBuffer>
  readonly signal?: AbortSignal | undefined
  /** Whether the page may go away while it is underway, as when the last change is saved. */
  readonly keepalive?: boolean
}

/** A path with its ids escaped: ids of nodes hold slashes. */
export function path(parts: TemplateStringsArray, ...ids: readonly (string | number)[]): string {
  return parts.map((part, at) => part + (at < ids.length ? encodeURIComponent(ids[at]!) : '')).join('')
}

/** The query of an address; what is undefined is left out. */
export function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const entries = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`
}

/** The answer to a request. Throws an ApiProblem where it is refused or nobody answers. */
export async function request(place: ApiPlace, url: string, sent: Sent = {}): Promise<Response> {
  const { json, bytes, signal, keepalive } = sent
  const sends = json !== undefined || bytes !== undefined
  const response = await place
    .fetch(`${place.base}/api${url}`, {
      method: sent.method ?? (sends ? 'POST' : 'GET'),
      ...(sends && {
        body: bytes ?? JSON.stringify(json),
        headers: { 'content-type': bytes ? 'application/octet-stream' : 'application/json' },
      }),
      ...(signal && { signal }),
      ...(keepalive && { keepalive }),
    })
    .catch((cause: unknown) => {
      if (signal?.aborted) throw cause
      throw unreachable(cause)
    })
  if (response.ok) return response
  throw await problemOf(response)
}

/** The JSON of an answer. */
export async function requestJson<T>(place: ApiPlace, url: string, sent?: Sent): Promise<T> {
  const response = await request(place, url, sent)
  return (await response.json().catch((cause: unknown) => {
    if (sent?.signal?.aborted) throw cause
    throw unreachable(cause)
  })) as T
}

function unreachable(cause: unknown): ApiProblem {
  const detail = 'The server does not answer. Edits are kept here; start it again to go on.'
  return new ApiProblem({ code: 'server.unreachable', status: 0, detail }, { cause })
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const { status } = response
  const body = (await response.json().catch(() => undefined)) as Partial<ProblemFacts> | undefined
  return new ApiProblem({
    ...body,
    status,
    code: body?.code ?? 'server.unexpected',
    detail: body?.detail ?? `The server answered with status ${status} and no reason.`,
  })
}
