import type { Keeper } from './keeper.ts'

/** Characters that an address may have before messengers and servers cut it off. */
const mostCharacters = 32_000
const prefix = '#workflow='

/** A link that holds a whole workflow, or why it cannot be one. The part behind # is never sent to a server. */
export async function shareLink(text: string, page: string): Promise<string | { readonly reason: string }> {
  const packed = await pack(new TextEncoder().encode(text))
  const link = `${page.split('#')[0]}${prefix}${base64url(packed)}`
  if (link.length <= mostCharacters) return link
  const reason = `This workflow makes a link of ${Math.round(link.length / 1000)} thousand characters, too long to be sent whole. Export the file instead.`
  return { reason }
}

/** Opens the workflow of a link; it is only opened, never run. False where the address holds none. */
export async function openShared(
  keeper: Pick<Keeper, 'openText' | 'refuse'>,
  place: Location,
): Promise<boolean> {
  if (!place.hash.startsWith(prefix)) return false
  const packed = place.hash.slice(prefix.length)
  // What is edited from here on is a workflow of one's own: a reload must not bring the link's back.
  history.replaceState(null, '', place.pathname + place.search)
  const text = await unpack(packed).catch(() => undefined)
  if (text !== undefined) return keeper.openText(text, 'The link')
  keeper.refuse('The link', 'It is cut off or damaged. Copy all of it, and open it once more.')
  return false
}

async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return through(bytes, new CompressionStream('deflate-raw'))
}

async function unpack(text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')))
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const piped = new Blob([bytes]).stream().pipeThrough(stream)
  return new Uint8Array(await new Response(piped).arrayBuffer())
}

function base64url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
