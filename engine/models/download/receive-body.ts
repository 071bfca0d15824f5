import { diskFull, DownloadError, nameFileError } from './download-error.ts'
import type { FetchTools, FileWish } from './fetch-tools.ts'
import { ConnectionError, openAddress } from './open-address.ts'
import type { PartialFile } from './partial-file.ts'

/** How one connection went: the file is whole, or the hub has no such file. */
export type Received =
  | { readonly found: true; readonly sha256?: string; readonly commit?: string }
  | { readonly found: false }

/** Left free on the disk for everything else. */
const roomBytes = 16 * 2 ** 20

/**
 * Asks once for what is missing of a file and takes it to disk as it comes. Throws ConnectionError where another try may
 * help, and named errors where none will.
 */
export async function receiveBody(wish: FileWish, part: PartialFile, tools: FetchTools): Promise<Received> {
  const { address, name } = wish
  const silence = new AbortController()
  const quiet = (): void => silence.abort(new ConnectionError('it said nothing for too long'))
  let timer = setTimeout(quiet, tools.silenceMs)
  const signal = AbortSignal.any([tools.signal, silence.signal])
  try {
    const validator = tools.validators.get(address)
    const asksRest = part.bytes > 0
    const { response, hub } = await openAddress(
      address,
      {
        'accept-encoding': 'identity',
        ...(asksRest && { range: `bytes=${part.bytes}-` }),
        ...(asksRest && validator !== undefined && { 'if-range': validator }),
      },
      signal,
    )
    const told = { ...linkedHash(hub), ...commitOf(hub) }
    if (response.status === 404) return { found: false }
    if (response.status === 416 && asksRest) {
      await response.body?.cancel()
      if (sizeOf(response.headers.get('content-range')) === part.bytes) return { found: true, ...told }
      await part.restart()
      throw new ConnectionError('what it has is shorter than what is here')
    }
    refuseStatus(response.status, address)
    const rest = asksRest && response.status === 206 && startOf(response) === part.bytes
    if (!rest && asksRest) {
      await part.restart()
      if (response.status === 206) throw new ConnectionError('it sent another part than was asked for')
    }
    const total = totalOf(response, part.bytes)
    checkSize(wish, total)
    if (total !== undefined && total - part.bytes + roomBytes > (await tools.freeBytes()))
      throw diskFull(name)
    await tools.validators.set(address, strongTag(response))
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      clearTimeout(timer)
      if (part.bytes + chunk.length > wish.mostBytes) throw tooLarge(wish)
      await part.append(chunk)
      tools.onBytes(part.bytes, total)
      timer = setTimeout(quiet, tools.silenceMs)
    }
    if (total !== undefined && part.bytes < total) throw new ConnectionError('it ended too soon')
    return { found: true, ...told }
  } catch (thrown) {
    tools.signal.throwIfAborted()
    if (thrown instanceof ConnectionError) throw thrown
    const named = nameFileError(thrown, name)
    if (named instanceof DownloadError) throw named
    throw new ConnectionError(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown })
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
}

function refuseStatus(status: number, address: string): void {
  if (status >= 200 && status < 300) return
  if (status === 429 || status >= 500) throw new ConnectionError(`it answered ${status}`)
  const why =
    status === 401 || status === 403
      ? 'asks for a login, which Reelgraph does not do. Download it there and use `reelgraph models add FOLDER`.'
      : `answered ${status}. Check the address.`
  throw new DownloadError('download.refused', address, `${address} ${why}`)
}

function checkSize(wish: FileWish, total: number | undefined): void {
  if (total === undefined) return
  if (total > wish.mostBytes) throw tooLarge(wish)
  if (wish.bytes === undefined || total === wish.bytes) return
  const message = `${wish.name} has ${total} bytes on the hub, but the bundle says ${wish.bytes}. Ask whoever published it for a whole one.`
  throw new DownloadError('download.wrong-hash', wish.name, message)
}

function tooLarge({ name, mostBytes }: FileWish): DownloadError {
  const message = `${name} has more than the ${mostBytes} bytes that are left of what a model may have here. Choose a smaller model, or add it with \`reelgraph models add FOLDER\`.`
  return new DownloadError('download.too-large', name, message)
}

function totalOf(response: Response, have: number): number | undefined {
  const encoding = response.headers.get('content-encoding') ?? 'identity'
  const length = response.headers.get('content-length')
  if (encoding !== 'identity' || length === null || !/^\d{1,15}$/.test(length)) return undefined
  return have + Number(length)
}

function startOf(response: Response): number | undefined {
  const start = /^bytes (\d{1,15})-/.exec(response.headers.get('content-range') ?? '')?.[1]
  return start === undefined ? undefined : Number(start)
}

function sizeOf(range: string | null): number | undefined {
  const size = /\/(\d{1,15})$/.exec(range ?? '')?.[1]
  return size === undefined ? undefined : Number(size)
}

function strongTag(response: Response): string | undefined {
  const tag = response.headers.get('etag')
  return tag?.startsWith('"') ? tag : undefined
}

/** Hubs name large files by their sha256 in this header. */
function linkedHash(hub: Headers): { readonly sha256?: string } {
  const sha256 = /^"?([0-9a-f]{64})"?$/.exec(hub.get('x-linked-etag') ?? '')?.[1]
  return sha256 === undefined ? {} : { sha256 }
}

function commitOf(hub: Headers): { readonly commit?: string } {
  const commit = /^[0-9a-f]{40}$/.exec(hub.get('x-repo-commit') ?? '')?.[0]
  return commit === undefined ? {} : { commit }
}
