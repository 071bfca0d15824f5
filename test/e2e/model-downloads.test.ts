import { readdirSync, readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DownloadView } from '../../engine/server/downloads/download-record.ts'
import { testServer } from '../fault/server/test-server.ts'
import type { TestServer } from '../fault/server/test-server.ts'
import { TinyHub } from '../fault/models/tiny-hub.ts'
import { copyOf, temporaryFolder, wave } from '../unit/models/tiny-bundle.ts'

const slow = 240_000

let folder: ReturnType<typeof temporaryFolder>
let hub: TinyHub
let server: TestServer
const sockets: Socket[] = []
beforeAll(async () => {
  folder = temporaryFolder()
  const source = copyOf('tiny-picturebook', folder.path, 'source')
  const bytes = Buffer.from(wave(100_000, 1).buffer)
  writeFileSync(join(source, 'weights.bin'), bytes)
  const path = join(source, 'bundle.json')
  const info = JSON.parse(readFileSync(path, 'utf8')) as { files: object }
  const weights = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
  writeFileSync(path, JSON.stringify({ ...info, files: { ...info.files, 'weights.bin': weights } }))
  hub = await TinyHub.start(source)
})
afterAll(async () => {
  await hub.end()
  folder.cleanUp()
})
beforeEach(async () => {
  hub.manners = {}
  server = await testServer()
}, slow)
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect()
  await server.end()
})

async function ask<T>(method: string, path: string, body?: object): Promise<{ status: number; body: T }> {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
}

async function begin(more: object = {}): Promise<DownloadView> {
  const { status, body } = await ask<DownloadView>('POST', '/models', { url: hub.url, ...more })
  expect({ status, body }).toMatchObject({ status: 202 })
  return body
}

/** Resolves with a download once it is in one of these states. */
async function until(id: string, fits: (view: DownloadView) => boolean): Promise<DownloadView> {
  for (;;) {
    const { body } = await ask<{ downloads: DownloadView[] }>('GET', '/models/downloads')
    const found = body.downloads.find((view) => view.id === id)
    if (found && fits(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
const ended = (id: string): Promise<DownloadView> =>
  until(id, ({ state }) => state === 'done' || state === 'failed')
const halfway = (id: string): Promise<DownloadView> => until(id, ({ doneBytes }) => doneBytes > 50_000)

async function models(): Promise<Readonly<Record<string, { sha256: string }>>> {
  const { body } = await ask<{ models: { id: string; descriptor: { sha256: string } }[] }>('GET', '/models')
  return Object.fromEntries(body.models.map(({ id, descriptor }) => [id, descriptor]))
}

const inStore = (): string[] => readdirSync(join(server.dataRoot, 'models'))

test(
  'a model comes from a hub, is checked and tried, and can be used; whoever watches hears how far it is',
  async () => {
    const socket = io(server.url, { path: '/sockets/truth', transports: ['websocket'] })
    sockets.push(socket)
    const heard: DownloadView[] = []
    socket.on('models', (news: { download?: DownloadView }) => news.download && heard.push(news.download))
    await new Promise<void>((resolve) => socket.on('connect', resolve))
    const { id } = await begin()
    expect(await ended(id)).toMatchObject({ state: 'done', model: 'tiny-picturebook' })
    expect(inStore()).toEqual(['tiny-picturebook'])
    const { sha256 } = (await models())['tiny-picturebook']!
    await expect.poll(() => heard.at(-1)?.state).toBe('done')
    const states = heard.map(({ state }) => state)
    expect([...new Set(states)]).toEqual(['waiting', 'downloading', 'checking', 'done'])
    expect(heard.at(-1)).toMatchObject({ doneBytes: heard.at(-1)!.totalBytes })

    // The same again changes nothing, and another one must not take its place.
    expect(await ended((await begin({ sha256 })).id)).toMatchObject({ state: 'done' })
    expect(await ended((await begin({ sha256: 'a'.repeat(64) })).id)).toMatchObject({
      state: 'failed',
      error: { code: 'model.wrong-hash' },
    })
    expect((await models())['tiny-picturebook']!.sha256).toBe(sha256)
    expect((await ask('DELETE', `/models/downloads/${id}`)).status).toBe(204)
    expect(inStore()).toEqual(['tiny-picturebook'])
    expect(server.errors).toEqual([])
  },
  slow,
)

test.runIf(process.platform === 'linux')(
  'a killed process, and then a stopped server, cost nothing of what was had',
  async () => {
    hub.manners.pace = 150_000
    hub.asked.length = 0
    const { id } = await begin()
    const { doneBytes } = await halfway(id)
    const child = childrenOf(process.pid).find((pid) => commandOf(pid).includes('download-entry'))!
    process.kill(child, 'SIGKILL')
    await until(id, (view) => view.doneBytes > doneBytes + 50_000)
    await server.stop()
    hub.manners = {}
    server = await testServer({ dataRoot: server.dataRoot })
    expect(await ended(id)).toMatchObject({ state: 'done', model: 'tiny-picturebook' })
    const weights = hub.asked.filter((asked) => asked.startsWith('weights.bin'))
    expect(weights).toEqual(['weights.bin', expect.stringMatching(/ \d+-$/), expect.stringMatching(/ \d+-$/)])
  },
  slow,
)

test(
  'a download is stopped with all that it had; the server answers meanwhile',
  async () => {
    hub.manners.pace = 50_000
    const { id } = await begin()
    expect((await begin()).id).toBe(id)
    expect(await ask('POST', '/models', { url: hub.url, id: 'other' })).toMatchObject({
      status: 409,
      body: { code: 'download.underway' },
    })
    await halfway(id)
    expect(await ask('GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
    // Begun again at once it waits until the folder is clear, and comes whole.
    const [gone, again] = await Promise.all([ask('DELETE', `/models/downloads/${id}`), begin()])
    expect([gone.status, again.id]).toEqual([204, id])
    await halfway(id)
    expect((await ask('DELETE', `/models/downloads/${id}`)).status).toBe(204)
    expect(inStore()).toEqual([])
    expect(await ask('DELETE', `/models/downloads/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'download.unknown' },
    })
  },
  slow,
)

test(
  'what cannot be had, or is no model, is refused by name and leaves no model behind',
  async () => {
    for (const url of ['/etc/passwd', 'file:///etc/passwd', 'models/picturebook']) {
      expect(await ask('POST', '/models', { url })).toMatchObject({
        status: 400,
        body: { code: 'download.address' },
      })
    }
    expect(await ask('POST', '/models', { url: hub.url, id: '../up' })).toMatchObject({ status: 400 })
    const other = mkdtempSync(join(tmpdir(), 'reelgraph-hub-'))
    const empty = await TinyHub.start(other)
    try {
      expect(await ended((await begin({ url: empty.url })).id)).toMatchObject({
        state: 'failed',
        error: { code: 'download.layout' },
      })
    } finally {
      await empty.end()
      rmSync(other, { recursive: true })
    }
    expect(await ended((await begin({ id: 'mine' })).id)).toMatchObject({
      state: 'failed',
      error: { code: 'model.other-id' },
    })
    // With what is there already, it goes on.
    const again = await begin()
    const done = await ended(again.id)
    expect(done).toMatchObject({ state: 'done', model: 'tiny-picturebook' })
    expect(JSON.stringify(done)).not.toContain(server.dataRoot)
    expect(server.errors).toEqual([])
  },
  slow,
)

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
}
