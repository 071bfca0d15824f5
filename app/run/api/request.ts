import { ApiProblem, type ProblemFacts } from './api-problem.ts'

/** Where the API is and how it is reached; tests bring a `fetch` of their own. */
export interface ApiPlace {
  /** Origin of the server; '' is that of the page. */
  readonly base: string
  readonly fetch: typeof fetch
  /** How long an answer is waited for, in ms. */
  readonly patience: number
}

/** What is sent besides the path. */
export interface Sent {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is. */
  readonly bytes?: Blob | Uint8Array<ArrayBuffer>
  readonly signal?: AbortSignal | undefined
  /** What the server may take for it beyond the usual, in ms: to look into a file, to try a model. */
  readonly longer?: number
  /** Whether the page may go away while it is underway, as when the last change is saved. */
  readonly keepalive?: boolean
}

/** An answer that was read whole. */
export interface AnsweredBytes {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array<ArrayBuffer>
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

/** The answer to a request, as soon as it begins. Throws an ApiProblem where it is refused or nobody answers. */
export function request(place: ApiPlace, url: string, sent?: Sent): Promise<Response> {
  return ask(place, url, sent, (response) => response)
}

/** The JSON of an answer. */
export function requestJson<T>(place: ApiPlace, url: string, sent?: Sent): Promise<T> {
  return ask(place, url, sent, (response) => response.json() as Promise<T>)
}

/** The bytes of an answer, all of them, and what was said of them. */
export function requestBytes(place: ApiPlace, url: string, sent?: Sent): Promise<AnsweredBytes> {
  return ask(place, url, sent, async (response) => {
    const { status, headers } = response
    return { status, headers, bytes: new Uint8Array(await response.arrayBuffer()) }
  })
}

/** Asks, and reads the answer; both within the patience that the place has. */
async function ask<T>(
  place: ApiPlace,
  url: string,
  sent: Sent = {},
  read: (response: Response) => T | Promise<T>,
): Promise<T> {
  const { json, bytes, signal, keepalive, longer = 0 } = sent
  const sends = json !== undefined || bytes !== undefined
  signal?.throwIfAborted()
  const end = new AbortController()
  const leave = (): void => end.abort(signal?.reason)
  signal?.addEventListener('abort', leave)
  const patience = place.patience + longer + timeToSend(bytes)
  const timer = setTimeout(() => end.abort(silent(patience)), patience)
  try {
    const response = await place.fetch(`${place.base}/api${url}`, {
      method: sent.method ?? (sends ? 'POST' : 'GET'),
      ...(sends && {
        body: bytes ?? JSON.stringify(json),
        headers: { 'content-type': bytes ? 'application/octet-stream' : 'application/json' },
      }),
      signal: end.signal,
      ...(keepalive && { keepalive }),
    })
    if (!response.ok) throw await problemOf(response)
    return await read(response)
  } catch (thrown) {
    // Why it was broken off: whoever asked has left, or nobody answered.
    if (end.signal.aborted) throw end.signal.reason
    throw thrown instanceof ApiProblem ? thrown : unreachable(thrown)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', leave)
  }
}

/** The least that a connection is expected to carry, in bytes a ms; a file is on its way before it can be answered. */
const slowest = 64

function timeToSend(bytes: Sent['bytes']): number {
  const size = bytes instanceof Blob ? bytes.size : (bytes?.length ?? 0)
  return size / slowest
}

function silent(patience: number): ApiProblem {
  const detail = `The server has not answered for ${Math.ceil(patience / 1000)} s. Edits are kept here; try again.`
  return new ApiProblem({ code: 'server.silent', status: 0, detail })
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
