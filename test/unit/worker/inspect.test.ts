import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { inspect } from '../../../engine/worker/inspect.ts'
import { wordsFor } from '../../../engine/worker/inspect-words.ts'

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

it('says of a model that took too long or was too much what helps with models, and of a file what helps with files', () => {
  for (const ask of ['model', 'packed-model'] as const)
    for (const said of Object.values(wordsFor(ask))) {
      expect(said).toContain('`npx reelgraph models add FOLDER --device NAME`')
      expect(said).not.toMatch(/file/)
    }
  expect(wordsFor('model').crashed).toContain('memory')
  for (const ask of ['picture', 'bare-video', 'workflow'] as const)
    expect(Object.values(wordsFor(ask)).join(' ')).toMatch(/Try a smaller file\..*Try another file\./)
  expect(wordsFor('machine').crashed).toContain('reelgraph doctor')
})

it('names the remedy in the error itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reelgraph-inspect-'))
  try {
    process.execPath = join(folder, 'node')
    // Whoever is asked dies of the question without a word, as what the system kills.
    writeFileSync(process.execPath, '#!/bin/sh\neval "head -c 1 <&$NODE_CHANNEL_FD"\nkill -9 $$\n', {
      mode: 0o755,
    })
    for (const [question, remedy] of [
      [{ ask: 'model', dataRoot: '/nowhere', path: '/nowhere/a' }, 'models add'],
      [{ ask: 'video', path: '/nowhere/a.mp4' }, 'another file'],
    ] as const)
      await expect(inspect(question)).rejects.toMatchObject({
        code: 'inspect.crashed',
        message: expect.stringContaining(remedy),
      })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
