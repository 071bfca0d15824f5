import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { blobHash, packedBytes } from '../../../engine/run/index.ts'
import { testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'

const kept = packedBytes({ meta: 'a fox', buffers: {} })
const sha256 = blobHash(kept)

let server: TestServer
beforeAll(async () => {
  server = await testServer({ limits: { uploadBytes: 1000 } })
})
afterAll(async () => {
  expect(server.errors).toEqual([])
  await server.end()
})

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${server.url}/api/frozen/${path}`, init)

const bring = (hash: string, body: Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
  ask(hash, { method: 'PUT', body: new Uint8Array(body), headers })

/** What a refusal says. */
async function refusal(response: Response): Promise<readonly [number, string]> {
  return [response.status, ((await response.json()) as { code: string }).code]
}

it('takes what a node keeps by its hash, and gives it back, whole and in part', async () => {
  expect(await refusal(await ask(sha256))).toEqual([404, 'frozen.missing'])
  const isThere = async (): Promise<number> => (await ask(sha256, { method: 'HEAD' })).status
  expect(await isThere()).toBe(404)
  const brought = await bring(sha256, kept)
  expect([brought.status, await brought.json()]).toEqual([200, { sha256, bytes: kept.length }])
  // Once more is no harm.
  expect((await bring(sha256, kept)).status).toBe(200)
  expect(await isThere()).toBe(200)
  const whole = await ask(sha256)
  expect(Buffer.from(await whole.arrayBuffer()).equals(kept)).toBe(true)
  expect(whole.headers.get('content-disposition')).toContain('attachment')
  const part = await ask(sha256, { headers: { range: 'bytes=0-7' } })
  expect([part.status, await part.text()]).toEqual([206, 'RGPACK1\n'])
})

it('refuses what does not have its hash, is nothing that a node keeps, or is too large, and keeps nothing of it', async () => {
  const words = Buffer.from('not packed')
  const other = '1'.repeat(64)
  expect(await refusal(await bring(other, kept))).toEqual([400, 'frozen.changed'])
  expect(await refusal(await bring(blobHash(words), words))).toEqual([415, 'frozen.type'])
  const cut = Buffer.concat([Buffer.from('RGPACK1\n'), Buffer.alloc(60)])
  expect(await refusal(await bring(blobHash(cut), cut))).toEqual([415, 'frozen.type'])
  const large = Buffer.alloc(1001)
  expect(await refusal(await bring(blobHash(large), large))).toEqual([413, 'upload.too-large'])
  // Whatever its sender calls it, it is counted on its way.
  const json = { 'content-type': 'application/json' }
  expect(await refusal(await bring(blobHash(large), large, json))).toEqual([413, 'upload.too-large'])
  expect(await refusal(await bring('..%2F..%2Fstore.db', kept))).toEqual([400, 'request.invalid'])
  for (const hash of [other, ...[words, cut, large].map(blobHash)])
    expect(existsSync(join(server.dataRoot, 'frozen', hash))).toBe(false)
})

it('keeps it in place of what was damaged, and leaves nothing of it where it arrived', async () => {
  const words = packedBytes({ meta: ['two', 2], buffers: { a: new Uint8Array(300), b: new Uint8Array(7) } })
  const path = join(server.dataRoot, 'frozen', blobHash(words))
  for (let time = 0; time < 2; time++) {
    expect((await bring(blobHash(words), words)).status).toBe(200)
    expect(readFileSync(path).equals(words)).toBe(true)
    writeFileSync(path, 'hal')
  }
  expect(readdirSync(join(server.dataRoot, 'incoming'))).toEqual([])
})

it('is closed to pages from elsewhere', async () => {
  const foreign = await bring(sha256, kept, { origin: 'https://elsewhere.example' })
  expect(await refusal(foreign)).toEqual([403, 'access.foreign-origin'])
})

it('refuses to keep what is made once for each item, or is only saved', async () => {
  const sweep = JSON.parse(readFileSync('workflows/seed-sweep.reelgraph.json', 'utf8')) as object
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${server.url}/api/runs${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const { id } = (await (await post('', { workflow: sweep })).json()) as { id: string }
  for (const node of ['sampler', 'save-all'])
    expect(await refusal(await post(`/${id}/keep`, { node }))).toEqual([409, 'run.nothing-to-keep'])
})
