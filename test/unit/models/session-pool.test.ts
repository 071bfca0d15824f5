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

test.each([
  ['cpu', 400],
  ['cuda', 200],
] as const)('100 half-precision weights are counted on %s as %i bytes', async (provider, bytes) => {
  pool = new SessionPool({ ...device, provider }, 1 << 30)
  const half = {
    ...graphs.transformer,
    bytes: 200,
    summary: { ...graphs.transformer.summary, parameters: 100 },
  }
  const opening = pool.use('m', half, async () => undefined).catch(() => undefined)
  expect(pool.bytes).toBe(bytes)
  await opening
})

test('a file that was replaced is opened anew', async () => {
  pool = new SessionPool(device, 1 << 30)
  const first = await pool.use('m', graphs.transformer, async (session) => session)
  const replaced = { ...graphs.transformer, stamp: 'another' }
  expect(await pool.use('m', replaced, async (session) => session)).not.toBe(first)
  expect(await pool.use('m', graphs.transformer, async (session) => session)).toBe(first)
})

test('a session in use is never closed, and one graph may exceed the budget', async () => {
  pool = new SessionPool(device, 1)
  let waiting: Promise<unknown> | undefined
  const outer = await pool.use('m', graphs.textEncoder, async (session) => {
    waiting = pool.use('m', graphs.textEncoder, async (same) => same)
    await pool.use('m', graphs.transformer, async () => undefined)
    await pool.use('m', graphs.decoder, async () => undefined)
    return session
  })
  expect(await waiting).toBe(outer)
})

test('a session is never in two hands at once, and a failure does not keep it', async () => {
  pool = new SessionPool(device, 1 << 30)
  const order: string[] = []
  const work = (name: string, fail = false) =>
    pool.use('m', graphs.transformer, async () => {
      order.push(`${name} in`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      order.push(`${name} out`)
      if (fail) throw new Error(name)
    })
  const ended = await Promise.allSettled([work('a'), work('b', true), work('c')])
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
})

test('a graph that does not load is named, and may load later', async () => {
  pool = new SessionPool(device, 1 << 30)
  const gone = { ...graphs.transformer, path: join(goldenFolder, 'nowhere.onnx') }
  await expect(pool.use('m', gone, async () => undefined)).rejects.toMatchObject({
    code: 'model.inference-failed',
  })
  expect(pool.bytes).toBe(0)
})
