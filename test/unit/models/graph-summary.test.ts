import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { readGraphSummary } from '../../../engine/models/index.ts'
import { MalformedProtobuf } from '../../../engine/models/onnx/protobuf-fields.ts'
import { goldenFolder, temporaryFolder } from './tiny-bundle.ts'

const scratch = temporaryFolder()
afterAll(() => scratch.cleanUp())

test('a graph is summarised without loading it', () => {
  const summary = readGraphSummary(join(goldenFolder, 'tiny-picturebook/transformer/model.onnx'))
  expect(summary.opsets.get('')).toBe(17)
  expect(summary.externalData.size).toBe(0)
  expect(summary.inputs).toEqual([
    { name: 'latents', type: 1, dims: ['B', 4, 'F', 'h', 'w'] },
    { name: 'sigma', type: 1, dims: ['B', 'F'] },
    { name: 'frame_time', type: 1, dims: ['B', 'F'] },
    { name: 'shot', type: 7, dims: ['B', 'F'] },
    { name: 'text', type: 1, dims: ['B', 'L', 8] },
    { name: 'text_mask', type: 1, dims: ['B', 'F', 'L'] },
  ])
  expect(summary.outputs.map(({ name }) => name)).toEqual(['velocity'])
  expect(summary.parameters).toBeGreaterThanOrEqual(32)
})

test('external data and custom domains are found inside branches too', () => {
  const at = (name: string): string => join(goldenFolder, 'broken', name)
  expect([...readGraphSummary(at('external-outside.onnx')).externalData]).toEqual(['../../x'])
  expect([...readGraphSummary(at('custom-op.onnx')).domains]).toEqual(['evil.ops'])
})

test('spoilt bytes are refused by name, or read; nothing hangs', () => {
  const bytes = readFileSync(join(goldenFolder, 'broken/external-inside.onnx'))
  const path = join(scratch.path, 'spoilt.onnx')
  fc.assert(
    fc.property(
      fc.nat(bytes.length),
      fc.array(fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255) }), { maxLength: 4 }),
      (length, changes) => {
        const spoilt = Buffer.from(bytes)
        for (const { at, value } of changes) spoilt[at] = value
        writeFileSync(path, spoilt.subarray(0, length))
        try {
          readGraphSummary(path)
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedProtobuf)
        }
      },
    ),
    { seed: 7, numRuns: 400 },
  )
})
