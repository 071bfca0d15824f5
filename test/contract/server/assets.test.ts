import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packageFolder, testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'

const carried = readdirSync(`${packageFolder}workflows/assets`).find((name) => name.endsWith('.png'))!
const sha256 = carried.replace('.png', '')
const bytes = readFileSync(`${packageFolder}workflows/assets/${carried}`)

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.end())

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${server.url}/api/assets/${path}`, init)

it('gives the picture that a template carries, whole and in part', async () => {
  const whole = await ask(sha256)
  expect(whole.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
  const part = await ask(sha256, { headers: { range: 'bytes=0-7' } })
  expect(part.status).toBe(206)
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(0, 8))).toBe(true)
})

it('says what an upload of the same content was called last', async () => {
  expect(await (await ask(`${sha256}/about`)).json()).toEqual({ sha256, mime: 'image/png' })
  const uploaded = await fetch(`${server.url}/api/uploads?name=fox.png`, { method: 'POST', body: bytes })
  const upload = (await uploaded.json()) as { sha256: string }
  expect(await (await ask(`${upload.sha256}/about`)).json()).toEqual({
    sha256: upload.sha256,
    mime: 'image/png',
    name: 'fox.png',
  })
})

it('says how long a video is, as the node that reads it counts', async () => {
  const film = readFileSync(`${packageFolder}workflows/text-to-video.webp`)
  const uploaded = await fetch(`${server.url}/api/uploads?name=film.webp`, { method: 'POST', body: film })
  const { sha256 } = (await uploaded.json()) as { sha256: string }
  expect(await (await ask(`${sha256}/about`)).json()).toMatchObject({
    mime: 'image/webp',
    video: { width: 192, height: 192, frames: 18 },
  })
})

it('keeps of a video its pictures alone: not its workflow, nor what hangs behind its end', async () => {
  const film = Buffer.concat([
    readFileSync(`${packageFolder}workflows/text-to-video.webp`),
    Buffer.from('<script>alert(1)</script>'),
  ])
  const bring = (body: Buffer): Promise<Response> =>
    fetch(`${server.url}/api/uploads?name=film.webp`, { method: 'POST', body: new Uint8Array(body) })
  const { sha256, bytes } = (await (await bring(film)).json()) as { sha256: string; bytes: number }
  const kept = Buffer.from(await (await ask(sha256)).arrayBuffer())
  expect(kept.length).toBe(bytes)
  expect(kept.includes('<script>')).toBe(false)
  expect(kept.includes('XMP ')).toBe(false)
  // What is kept can be brought again, on another machine say, and is found by the same hash.
  expect(await (await bring(kept)).json()).toMatchObject({ sha256 })
})

it('looks at the machine for many who ask in one go once, and answers all of them', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const response = await fetch(`${server.url}/api/${n % 2 ? 'models' : 'devices'}`)
      return [response.status, Object.keys((await response.json()) as object)]
    }),
  )
  expect(new Set(answers.map(([status]) => status))).toEqual(new Set([200]))
})

it('refuses what is no hash, and names what is not here', async () => {
  expect((await ask('..%2F..%2Fpackage.json')).status).toBe(400)
  const missing = await ask('0'.repeat(64))
  expect(missing.status).toBe(404)
  const said = await missing.text()
  expect(JSON.parse(said)).toMatchObject({ code: 'asset.missing' })
  expect(said).not.toContain(server.dataRoot)
  expect(server.errors).toEqual([])
})
