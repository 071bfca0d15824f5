import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { ReelgraphError } from '../../../engine/define/index.ts'
import { packageFolder, testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'

const film = readFileSync(`${packageFolder}workflows/text-to-video.webp`)

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(() => server.end())

it('tells who sends a file to a server that stops to try again, and takes nothing for its fault', async () => {
  const stopping = await testServer()
  stopping.context.inspector.close()
  for (const path of ['/uploads?name=fox.webp', '/workflows/in-file?name=fox.webp', '/models/file']) {
    const response = await fetch(`${stopping.url}/api${path}`, { method: 'POST', body: film })
    expect([path, response.status, await response.json()]).toMatchObject([
      path,
      503,
      { code: 'inspect.closed', detail: 'The server is stopping. Try again.' },
    ])
  }
  await stopping.end()
})

/** Every look ends with this error; gives how often one was taken. */
function failing(code?: string): () => number {
  const { inspector } = server.context
  const ask = vi.spyOn(inspector, 'ask').mockImplementation(async (question) => {
    const path = 'path' in question ? question.path : ''
    throw code === undefined
      ? new Error(`spawn ${path}`)
      : new ReelgraphError(code, path, `"${path}" was not looked at. Try again.`)
  })
  return () => ask.mock.calls.length
}

async function call(
  path: string,
  body?: Uint8Array<ArrayBuffer>,
): Promise<{ status: number; said: string; code?: string }> {
  const response = await fetch(`${server.url}/api${path}`, body ? { method: 'POST', body } : {})
  const said = await response.text()
  return { status: response.status, said, ...(JSON.parse(said) as { code?: string }) }
}

const bytes = new Uint8Array(film)

it.each([
  ['media.unreadable', 415, 'upload.unreadable'],
  ['media.too-large', 415, 'upload.unreadable'],
  ['inspect.crashed', 415, 'upload.unreadable'],
  ['inspect.slow', 503, 'inspect.slow'],
  ['inspect.busy', 503, 'inspect.busy'],
  ['inspect.unstarted', 503, 'inspect.unstarted'],
  ['inspect.closed', 503, 'inspect.closed'],
  ['media.disk-full', 507, 'upload.disk-full'],
  ['media.write', 500, 'media.write'],
  [undefined, 500, 'server.internal'],
])(
  'a file whose look ended with %s is refused with %i, and its place is not told',
  async (code, status, told) => {
    failing(code)
    for (const path of ['/uploads?name=fox.webp', '/workflows/in-file?name=fox.webp']) {
      const answer = await call(path, bytes)
      expect(answer).toMatchObject({ status, code: told })
      expect(answer.said).not.toMatch(/incoming|\.upload-/)
    }
  },
)

it('refuses a HEIC picture by its own name, and says what to save it as', async () => {
  const heic = new Uint8Array(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat', 'latin1'))
  expect(JSON.parse((await call('/uploads?name=IMG_1.HEIC', heic)).said)).toMatchObject({
    status: 415,
    code: 'upload.unreadable',
    detail: '"IMG_1.HEIC" is a HEIC picture, which is not read here. Save it as JPEG or PNG.',
  })
})

it('remembers of an asset that it is no video, and nothing where nobody could look', async () => {
  const { sha256 } = JSON.parse((await call('/uploads?name=film.webp', bytes)).said) as { sha256: string }
  const about = `/assets/${sha256}/about`
  for (const [code, status] of [
    ['inspect.unstarted', 503],
    ['inspect.busy', 503],
    [undefined, 500],
  ] as const) {
    const looks = failing(code)
    const answers = [await call(about), await call(about)]
    expect(answers).toMatchObject([{ status }, { status }])
    expect([code, looks(), answers[0]!.code]).toEqual([code, 2, code ?? 'server.internal'])
    expect(answers[0]!.said).not.toContain('assets')
    vi.restoreAllMocks()
  }
  const looks = failing('media.unreadable')
  const answers = [await call(about), await call(about)]
  const known = { sha256, mime: 'image/webp', name: 'film.webp' }
  expect([answers.map(({ said }) => JSON.parse(said)), looks()]).toEqual([[known, known], 1])
})

it('looks again after ten minutes into what may only have failed for now', async () => {
  const later = vi.spyOn(globalThis, 'setTimeout')
  for (const [at, code] of ['inspect.slow', 'inspect.crashed', 'inspect.failed'].entries()) {
    const background = { r: 40 * at, g: 90, b: 160 }
    const frame = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
      .webp()
      .toBuffer()
    const { sha256 } = JSON.parse((await call('/uploads?name=a.gif', await animated(frame))).said) as {
      sha256: string
    }
    const about = `/assets/${sha256}/about`
    let looks = failing(code)
    expect(JSON.parse((await call(about)).said)).not.toHaveProperty('video')
    await call(about)
    expect(looks()).toBe(1)
    const [forget] = later.mock.calls.findLast(([, ms]) => ms === 600_000)!
    forget()
    vi.mocked(server.context.inspector.ask).mockRestore()
    looks = failing('media.unreadable')
    await call(about)
    expect(looks()).toBe(1)
    vi.mocked(server.context.inspector.ask).mockRestore()
  }
})

/** A GIF of the picture, twice. */
async function animated(picture: Buffer): Promise<Uint8Array<ArrayBuffer>> {
  const pages = await sharp([picture, picture], { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer()
  return new Uint8Array(pages)
}
