import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { testServer } from '../../fault/server/test-server.ts'
import { workflow } from '../../unit/store/store-folder.ts'

const hourMs = 60 * 60 * 1000

afterEach(() => {
  vi.restoreAllMocks()
})

it('a server that is not started again frees the disk of what was deleted a day ago', async () => {
  const timers = vi.spyOn(globalThis, 'setInterval')
  const server = await testServer()
  try {
    const hourly = timers.mock.calls.filter(([, ms]) => ms === hourMs).map(([work]) => work)
    const { store } = server.context
    const sha256 = 'a'.repeat(64)
    const folder = join(server.dataRoot, 'outputs', 'aa')
    mkdirSync(folder, { recursive: true })
    const path = join(folder, `${sha256}.mp4`)
    writeFileSync(path, 'a film')
    store.queue.pause()
    const run = store.runs.create({ document: workflow() }).id
    const file = { run, node: 'save', key: 'k', name: 'film', mime: 'video/mp4', bytes: 6, sha256 }
    const { id } = store.outputs.add(file)
    expect((await fetch(`${server.url}/api/outputs/${id}`, { method: 'DELETE' })).status).toBe(204)
    const now = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(now + 25 * hourMs)
    for (const work of hourly) work()
    await expect.poll(() => existsSync(path)).toBe(false)
    expect([store.gallery.read(id), server.errors]).toEqual([undefined, []])
  } finally {
    vi.restoreAllMocks()
    await server.end()
  }
})
