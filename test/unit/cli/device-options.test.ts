import { expect, test } from 'vitest'
import { deviceWish } from '../../../engine/cli/commands/device-options.ts'

test('what nobody asked for is left to the models', () => {
  expect(deviceWish({})).toEqual({
    device: undefined,
    precision: undefined,
    threads: undefined,
    modelBytes: undefined,
  })
})

test('memory for weights is told in GiB, also in parts of one', () => {
  expect(deviceWish({ modelMemory: '20' }).modelBytes).toBe(20 * 2 ** 30)
  expect(deviceWish({ modelMemory: '0.5' }).modelBytes).toBe(2 ** 29)
})

test.each(['', '0', '-4', 'much', '4GiB', 'Infinity'])('%j is no memory', (modelMemory) => {
  expect(() => deviceWish({ modelMemory })).toThrow(
    expect.objectContaining({ code: 'model-memory.malformed', subject: modelMemory }),
  )
})

test.each(['', '0', '1.5', 'all'])('%j is no number of threads', (threads) => {
  expect(() => deviceWish({ threads })).toThrow(expect.objectContaining({ code: 'threads.malformed' }))
})
