import { afterEach, expect, it, vi } from 'vitest'
import { inspect } from '../../../engine/worker/inspect.ts'

const { execPath } = process
afterEach(() => {
  process.execPath = execPath
  vi.restoreAllMocks()
})

it('says that no process could be started, once and to who asked', async () => {
  const unheard: unknown[] = []
  const hear = (error: unknown): void => void unheard.push(error)
  // The test's own listeners would end the test instead of naming what nobody heard.
  const others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException').on('uncaughtException', hear)
  try {
    process.execPath = '/nowhere/node'
    for (const question of [{ ask: 'video', path: '/tmp/a.mp4' }, { ask: 'machine' }] as const)
      await expect(inspect(question)).rejects.toMatchObject({
        code: 'inspect.unstarted',
        subject: 'path' in question ? '/tmp/a.mp4' : 'machine',
        message: expect.stringContaining('ENOENT'),
      })
    // What the channel says comes some turns later.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(unheard).toEqual([])
  } finally {
    process.removeAllListeners('uncaughtException')
    for (const other of others) process.on('uncaughtException', other)
  }
})

it('leaves no timer behind, whether it was answered or not', async () => {
  const cleared = vi.spyOn(globalThis, 'clearTimeout')
  process.execPath = '/nowhere/node'
  await expect(inspect({ ask: 'machine' })).rejects.toThrow()
  process.execPath = execPath
  await expect(inspect({ ask: 'video', path: '/nowhere/a.mp4' })).rejects.toMatchObject({
    code: 'media.missing',
  })
  expect(cleared.mock.calls.length).toBeGreaterThanOrEqual(2)
})
