import { expect, test } from 'vitest'
import { runtimeError } from '../../../engine/models/session/runtime-error.ts'

test.each([
  [
    'running',
    'Non-zero status code returned while running MatMul node. Failed to allocate memory for requested buffer of size 9',
    'model.out-of-memory',
  ],
  ['loading', 'std::bad_alloc', 'model.out-of-memory'],
  ['running', 'CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED ; GPU=0', 'model.out-of-memory'],
  [
    'running',
    'Got invalid dimensions for input: x for the following indices\n index: 1 Got: 257 Expected: 256\n Please fix',
    'model.fixed-shape',
  ],
  [
    'running',
    'The input tensor cannot be reshaped to the requested shape. Input shape:{1,4}, requested shape:{2,4}',
    'model.fixed-shape',
  ],
  ['loading', 'Load model from a.onnx failed:Protobuf parsing failed.', 'model.corrupt'],
  ['running', 'something else', 'model.inference-failed'],
] as const)('%s: "%s" is %s', (phase, message, code) => {
  const cause = new Error(message)
  expect(runtimeError('m', 'transformer/model.onnx', phase, cause)).toMatchObject({
    code,
    subject: 'm',
    cause,
  })
})
