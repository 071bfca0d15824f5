import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { receiveBody } from '../../../engine/server/receive-body.ts'

const mega = 2 ** 20
let parent = ''
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'reelgraph-receive-'))
})
afterEach(() => rmSync(parent, { recursive: true }))

/** A body of so many megabytes, which says how many were taken of it. */
function sent(megabytes: number, declared?: number): { request: Request; taken: () => number } {
  let taken = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (taken === megabytes) return controller.close()
        taken += 1
        controller.enqueue(new Uint8Array(mega).fill(taken))
      },
    },
    { highWaterMark: 0 },
  )
  const headers = declared === undefined ? {} : { 'content-length': String(declared * mega) }
  // Asked for wherever a body is a stream; the types of the browser do not know it.
  const init = { method: 'POST', body, headers, duplex: 'half' }
  return { request: new Request('http://localhost/', init), taken: () => taken }
}

const full = { body: { status: 507, code: 'upload.disk-full' } }

it('refuses at once what says that it has more bytes than fit beside the reserve', async () => {
  const { request, taken } = sent(8, 8)
  const place = { parent, most: 100 * mega, freeBytes: async () => 23 * mega }
  await expect(receiveBody(request, place, async () => 'done')).rejects.toMatchObject(full)
  expect([taken(), readdirSync(parent)]).toEqual([0, []])
})

it('refuses what does not say how many it has before the disk is full of it', async () => {
  const { request, taken } = sent(200)
  // Others write too: a megabyte of theirs comes with each of ours.
  const asked: string[] = []
  const freeBytes = async (folder: string): Promise<number> => {
    asked.push(folder)
    const [name] = readdirSync(folder)
    return 40 * mega - 2 * (name === undefined ? 0 : statSync(join(folder, name)).size)
  }
  await expect(
    receiveBody(request, { parent, most: 2000 * mega, freeBytes }, async () => 'done'),
  ).rejects.toMatchObject(full)
  expect(taken()).toBeLessThan(40)
  expect(asked.length).toBeGreaterThan(1)
  expect(readdirSync(parent)).toEqual([])
})

it('takes what fits to the last byte, and shows each as it comes', async () => {
  const { request } = sent(9, 9)
  const seen: number[] = []
  const place = {
    parent,
    most: 9 * mega,
    freeBytes: async () => 25 * mega,
    see: (chunk: Uint8Array) => seen.push(chunk.length),
  }
  const received = await receiveBody(request, place, async ({ path, bytes, head }) => [
    statSync(path).size,
    bytes,
    head.length,
  ])
  expect(received).toEqual([9 * mega, 9 * mega, 64])
  expect(seen.reduce((sum, bytes) => sum + bytes, 0)).toBe(9 * mega)
  expect(readdirSync(parent)).toEqual([])
})
