import { totalmem } from 'node:os'
import { afterEach, expect, test, vi } from 'vitest'
import { modelBytesOf } from '../../../engine/models/session/model-bytes-of.ts'

const gib = 2 ** 30
afterEach(() => vi.restoreAllMocks())

test('a CPU keeps half of what this process may use', () => {
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(10 * gib)
  expect(modelBytesOf('cpu')).toBe(Math.max(4 * gib, Math.floor(Math.min(10 * gib, totalmem()) / 2)))
})

test('a limit beyond the machine is none', () => {
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(Number.MAX_SAFE_INTEGER)
  expect(modelBytesOf('cpu')).toBe(Math.max(4 * gib, Math.floor(totalmem() / 2)))
})

test('little memory, and a card, keep 4 GiB', () => {
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(gib)
  expect(modelBytesOf('cpu')).toBe(4 * gib)
  expect(modelBytesOf('cuda')).toBe(4 * gib)
})
