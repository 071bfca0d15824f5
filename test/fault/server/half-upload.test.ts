import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ServeProcess } from '../../e2e/serve-process.ts'

it('leaves nothing of an upload that was on its way when the server was killed', async () => {
  const data = await mkdtemp(join(tmpdir(), 'reelgraph-half-'))
  const before = new Set(await readdir(tmpdir()))
  try {
    const server = await ServeProcess.start(data)
    const upload = request(`${server.url}/api/uploads?name=film.mp4`, { method: 'POST' })
    upload.on('error', () => {})
    upload.write(Buffer.concat([Buffer.from('\0\0\0\u0018ftypisom'), randomBytes(1 << 20)]))
    const incoming = join(data, 'incoming')
    await expect.poll(() => bytesIn(incoming), { timeout: 20_000 }).toBeGreaterThan(1 << 19)
    server.child.kill('SIGKILL')
    await once(server.child, 'exit')
    expect(await bytesIn(incoming)).toBeGreaterThan(0)
    const next = await ServeProcess.start(data)
    expect(await readdir(incoming)).toEqual([])
    expect((await readdir(tmpdir())).filter((name) => /upload/.test(name) && !before.has(name))).toEqual([])
    next.child.kill('SIGTERM')
    await once(next.child, 'exit')
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}, 60_000)

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
