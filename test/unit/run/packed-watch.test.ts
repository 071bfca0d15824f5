import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blobHash, packedBytes, PackedWatch } from '../../../engine/run/index.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-watch-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What is told of bytes that go by in pieces of this many. */
async function told(bytes: Uint8Array, piece: number): Promise<{ sha256: string; packed: boolean }> {
  const watch = new PackedWatch()
  for (let at = 0; at < bytes.length; at += piece) watch.see(bytes.subarray(at, at + piece))
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return { sha256: watch.sha256(), packed: await watch.isPacked(path) }
}

/** Bytes whose inner hash is right, whatever stands behind it. */
function sealed(body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('RGPACK1\n'), createHash('sha256').update(body).digest(), body])
}

const header = (text: string, rest = 0): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  return Buffer.concat([length, Buffer.from(text), Buffer.alloc(rest)])
}

const kept = packedBytes({
  meta: { words: 'é' },
  buffers: { b: new Uint8Array(70), a: Uint8Array.of(1, 2, 3) },
})

test.each([1, 7, 39, 40, 41, 44, 1000])(
  'knows a packed value that comes in pieces of %i bytes',
  async (piece) => {
    expect(await told(kept, piece)).toEqual({ sha256: blobHash(kept), packed: true })
    const bare = packedBytes({ meta: null, buffers: {} })
    expect(await told(bare, piece)).toEqual({ sha256: blobHash(bare), packed: true })
  },
)

test.each<[string, Uint8Array]>([
  ['words', Buffer.from('not packed')],
  ['nothing behind the hash', sealed(Buffer.alloc(0))],
  ['a hash that is wrong', Buffer.concat([kept.subarray(0, 8), Buffer.alloc(32), kept.subarray(40)])],
  ['half of one', kept.subarray(0, 60)],
  ['another beginning', Buffer.concat([Buffer.from('RGPACK2\n'), kept.subarray(8)])],
  ['a header that is no JSON', sealed(header('{"meta"'))],
  ['a header longer than all of it', sealed(header('{}').subarray(0, 5))],
  ['a header that names no buffers', sealed(header('{"meta":1}'))],
  ['a header that names more bytes than follow', sealed(header('{"meta":1,"buffers":[["a",9]]}', 8))],
  ['a header that names fewer', sealed(header('{"meta":1,"buffers":[["a",7]]}', 8))],
])('takes %s for none, and still tells its hash', async (_, bytes) => {
  expect(await told(bytes, 16)).toEqual({ sha256: blobHash(bytes), packed: false })
})
