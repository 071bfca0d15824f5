import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readBundle } from '../../../engine/models/index.ts'
import { SessionPool } from '../../../engine/models/session/session-pool.ts'
import { goldenFolder } from './tiny-bundle.ts'

const { graphs } = readBundle(join(goldenFolder, 'tiny-picturebook'))
const device = { provider: 'cpu', precision: 'fp32', threads: 1, runtime: '', reason: '' } as const
const one = graphs.transformer.bytes
let pool: SessionPool
afterEach(() => pool.dispose())

test('a session is opened once and shared', async () => {
  pool = new SessionPool(device, 1 << 30)
  const sessions = await Promise.all(
    [1, 2, 3].map(() => pool.use('m', graphs.transformer, async (session) => session)),
  )
  expect(new Set(sessions).size).toBe(1)
})

test('the least recently used goes when the budget is full', async () => {
  pool = new SessionPool(device, one + graphs.textEncoder.bytes + 100)
  const first = await pool.use('m', graphs.transformer, async (session) => session)
  await pool.use('m', graphs.textEncoder, async () => undefined)
  expect(await pool.use('m', graphs.transformer, async (session) => session)).toBe(first)
  await pool.use('m', graphs.decoder, async () => undefined)
  expect(pool.bytes).toBeLessThanOrEqual(one + graphs.decoder.bytes)
})

test('a session in use is never closed, and one graph may exceed the budget', async () => {
  pool = new SessionPool(device, 1)
  await pool.use('m', graphs.textEncoder, async (outer) => {
    await pool.use('m', graphs.transformer, async () => undefined)
    await pool.use('m', graphs.decoder, async () => undefined)
    expect(await pool.use('m', graphs.textEncoder, async (session) => session)).toBe(outer)
  })
})

test('a graph that does not load is named, and may load later', async () => {
  pool = new SessionPool(device, 1 << 30)
  const gone = { ...graphs.transformer, path: join(goldenFolder, 'nowhere.onnx') }
  await expect(pool.use('m', gone, async () => undefined)).rejects.toMatchObject({
    code: 'model.inference-failed',
  })
  expect(pool.bytes).toBe(0)
})
