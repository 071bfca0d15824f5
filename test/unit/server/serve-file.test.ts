import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rangeOf, serveFile } from '../../../engine/server/api/serve-file.ts'
import type { ServedFile } from '../../../engine/server/api/serve-file.ts'
import { uploadKind } from '../../../engine/server/upload-kind.ts'

let folder: string
let file: ServedFile
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-serve-'))
  const path = join(folder, 'video.mp4')
  await writeFile(path, '0123456789')
  file = { path, sha256: 'abc', mime: 'video/mp4', name: 'fox "1".mp4' }
})
afterAll(() => rm(folder, { recursive: true }))

const get = (headers: Record<string, string> = {}, changes: Partial<ServedFile> = {}): Promise<Response> =>
  serveFile({ ...file, ...changes }, new Request('http://localhost/', { headers }))

describe('ranges', () => {
  it.each([
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=4-', { start: 4, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=8-99', { start: 8, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', undefined],
    ['bytes=0-1,3-4', undefined],
    ['bytes=-', undefined],
    ['items=0-1', undefined],
    [null, undefined],
  ])('%s', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range)
  })
})

describe('a file', () => {
  it('is answered whole, sandboxed and unsniffable', async () => {
    const response = await get()
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('0123456789')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '10',
      'content-disposition': `inline; filename*=UTF-8''fox%20%221%22.mp4`,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: '"abc"',
    })
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox;/)
  })

  it('is answered in part, and not at all to who has it', async () => {
    const part = await get({ range: 'bytes=2-4' })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      '234',
      'bytes 2-4/10',
    ])
    expect((await get({ 'if-none-match': '"abc"' })).status).toBe(304)
    expect((await get({ range: 'bytes=2-4', 'if-range': '"old"' })).status).toBe(200)
    await expect(get({ range: 'bytes=10-' })).rejects.toMatchObject({ body: { status: 416 } })
  })

  it('is called by its name in signs that a header may hold', async () => {
    const { headers } = await get({}, { name: "l'été (2) * ~a!.mp4" })
    const said = headers.get('content-disposition') ?? ''
    // RFC 8187: attr-char and percent-encoded UTF-8, nothing else.
    expect(said).toMatch(/^inline; filename\*=UTF-8''(?:[\w!#$&+.^`|~-]|%[0-9A-F]{2})+$/)
    expect(decodeURIComponent(said.split("''")[1]!)).toBe("l'été (2) * ~a!.mp4")
  })

  it('is let go as soon as nobody wants it, before its first byte too', async () => {
    const gone = new AbortController()
    const request = new Request('http://localhost/', { signal: gone.signal })
    const response = await serveFile(file, request)
    gone.abort()
    await expect(response.body!.getReader().read()).rejects.toMatchObject({ name: 'AbortError' })
    expect((await serveFile(file, request)).body).toBeNull()
  })

  it('that could hold script is a download', async () => {
    const response = await get({}, { mime: 'image/svg+xml' })
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  it('that is gone is said to be', async () => {
    await expect(get({}, { path: join(folder, 'nothing') })).rejects.toMatchObject({
      body: { status: 404, code: 'output.gone' },
    })
  })
})

describe('an upload', () => {
  const head = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

  it.each([
    ['\x89PNG\r\n\x1a\n', 'picture'],
    ['\xff\xd8\xff\xe0', 'picture'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'picture'],
    ['RIFF\0\0\0\0WEBPVP8X\n\0\0\0\x02', 'bare-video'],
    ['GIF89a', 'bare-video'],
    ['\0\0\0\x20ftypisom', 'bare-video'],
    ['\0\0\0\x20ftypavif', 'picture'],
    ['\0\0\0\x20ftypheic', 'picture'],
    ['\0\0\0\x20ftypmsf1', 'picture'],
    ['\x1a\x45\xdf\xa3', 'bare-video'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', undefined],
    ['<!doctype html>', undefined],
    ['PK\x03\x04', undefined],
    ['', undefined],
  ])('that starts with %j is told by its content', (start, ask) => {
    expect(uploadKind(head(start))?.ask).toBe(ask)
  })
})
