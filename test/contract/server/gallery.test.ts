import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readImage } from '../../../engine/media/index.ts'
import { sweepOutputs } from '../../../engine/server/sweep-outputs.ts'
import { packageFolder, testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.end())

interface Item {
  readonly id: string
  readonly starred: boolean
  readonly media?: unknown
}
interface Page {
  readonly outputs: readonly Item[]
  readonly counts: object
}

async function call<T>(path: string, method = 'GET', body?: unknown): Promise<{ status: number; body: T }> {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
}

const template = join(packageFolder, 'workflows', 'loop.webp')

/** A finished file as a run leaves it: here the picture of a template. */
async function finished(words: string, bytes?: Uint8Array): Promise<string> {
  const { context, dataRoot } = server
  const content = bytes ?? (await readFile(template))
  const sha256 = createHash('sha256').update(content).digest('hex')
  const folder = join(dataRoot, 'outputs', sha256.slice(0, 2))
  await mkdir(folder, { recursive: true })
  if (bytes) await writeFile(join(folder, `${sha256}.mp4`), bytes)
  else await copyFile(template, join(folder, `${sha256}.webp`))
  const document = { format: 'reelgraph', version: 1, id: 'w', meta: { title: 'Test' }, nodes: {}, edges: {} }
  const run = context.store.runs.create({ document: { ...document, layout: { nodes: {} } } as never })
  context.store.queue.cancelQueued(run.id)
  const mime = bytes ? 'video/mp4' : 'image/webp'
  const file = { run: run.id, node: 'save', key: words, name: 'loop', mime, bytes: content.length, sha256 }
  return context.store.outputs.add(file, { words, caption: words }).id
}

it('lists what is searched for, and says how many there are', async () => {
  const [fox] = [await finished('a fox'), await finished('a boat')]
  const found = await call<Page>('/outputs?search=FOX')
  expect(found.body.outputs).toMatchObject([{ id: fox, caption: 'a fox', starred: false, title: 'Test' }])
  expect(found.body.counts).toEqual({ all: 2, starred: 0 })
  expect((await call<Item>(`/outputs/${fox}`, 'PATCH', { starred: true })).body.starred).toBe(true)
  const starred = await call<Page>('/outputs?starred=true')
  expect(starred.body.outputs.map(({ id }) => id)).toEqual([fox])
  expect(starred.body.counts).toEqual({ all: 2, starred: 1 })
  expect((await call<Page>('/outputs?since=1&until=2')).body.outputs).toEqual([])
  expect((await call('/outputs?starred=perhaps')).status).toBe(400)
})

it('makes a poster and tells what the file is', { timeout: 60_000 }, async () => {
  const id = await finished('a poster')
  const [poster, about] = await Promise.all([
    fetch(`${server.url}/api/outputs/${id}/poster`),
    call<Item>(`/outputs/${id}/about`),
  ])
  expect(poster.headers.get('content-type')).toBe('image/webp')
  const image = await readImage(new Uint8Array(await poster.arrayBuffer()))
  expect(about.body.media).toEqual({ width: 192, height: 192, fps: 8, frames: expect.any(Number) })
  expect([image.width, image.height]).toEqual([192, 192])
  const broken = await finished('broken', Buffer.from('no video at all'))
  const refused = await call<{ code: string }>(`/outputs/${broken}/poster`)
  expect([refused.status, refused.body.code]).toEqual([404, 'output.no-poster'])
  expect((await call<Item>(`/outputs/${broken}/about`)).status).toBe(200)
})

it('deletes, brings back, and sweeps what was deleted a day ago', async () => {
  const id = await finished('twin')
  const lone = await finished('lone', Buffer.from('one of a kind'))
  const { store } = server.context
  const [shared, own] = [
    store.outputs.path(store.outputs.read(id)!),
    store.outputs.path(store.outputs.read(lone)!),
  ]
  for (const each of [id, lone]) expect((await call(`/outputs/${each}`, 'DELETE')).status).toBe(204)
  const left = (await call<Page>('/outputs')).body.outputs.map((item) => item.id)
  expect(left).not.toContain(id)
  expect((await call(`/outputs/${id}/restore`, 'POST')).status).toBe(200)
  expect((await call<Page>('/outputs')).body.outputs.map((item) => item.id)).toContain(id)
  await sweepOutputs(server.dataRoot, store, server.context.posters)
  expect(existsSync(own), 'it can be brought back for a day').toBe(true)
  await sweepOutputs(server.dataRoot, store, server.context.posters, { now: Date.now() + 25 * 3_600_000 })
  expect([existsSync(own), existsSync(shared)]).toEqual([false, true])
  expect((await call(`/outputs/${lone}/restore`, 'POST')).status).toBe(404)
})

it('makes an output a file that workflows can refer to', async () => {
  const id = await finished('an asset')
  const made = await call<{ sha256: string; name: string; mime: string }>(`/outputs/${id}/asset`, 'POST')
  expect(made).toMatchObject({ status: 201, body: { name: 'loop.webp', mime: 'image/webp' } })
  const bytes = await (await fetch(`${server.url}/api/assets/${made.body.sha256}`)).arrayBuffer()
  expect(Buffer.from(bytes).equals(await readFile(template))).toBe(true)
})
