import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameBytes, FrameReader } from '../../../engine/worker/frames.ts'
import { workerMessageOf } from '../../../engine/worker/worker-message-of.ts'
import { nameLoss, workerAdvice } from '../../../engine/worker/worker-lost.ts'

test('messages arrive whole, however the pipe cuts them', () => {
  const message = fc.record({ text: fc.string(), number: fc.integer() })
  const frame = fc.tuple(message, fc.uint8Array({ maxLength: 50 }))
  fc.assert(
    fc.property(
      fc.array(frame),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (frames, cuts) => {
        const bytes = Buffer.concat(frames.map(([json, body]) => frameBytes(json, body)))
        const reader = new FrameReader()
        const found = []
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const cut = cuts[i % cuts.length]!
          found.push(...reader.push(bytes.subarray(at, at + cut)))
          at += cut
        }
        expect(found.map(({ message: json, body }) => [json, new Uint8Array(body)])).toEqual(frames)
      },
    ),
    { numRuns: 50 },
  )
})

test.each([
  ['words', Buffer.from('Segmentation fault (core dumped)')],
  ['zeros', Buffer.alloc(64)],
  ['a length that cannot be', Buffer.from('5247463148454c4c48454c4c', 'hex')],
  ['a frame without JSON', Buffer.concat([frameBytes({ a: 1 }).subarray(0, 12), Buffer.from('{oops}}')])],
])('%s are no messages', (_, bytes) => {
  expect(() => new FrameReader().push(bytes)).toThrow(SyntaxError)
})

test.each([
  [undefined],
  [{ type: 'beat' }],
  [{ type: 'ended', attempt: -1, status: 'done', left: 0 }],
  [{ type: 'event', attempt: 1, event: { run: 'r', seq: 1, at: 0, type: 'node.done' } }],
  [
    {
      type: 'output',
      attempt: 1,
      output: { node: 'n', key: 'k', path: 'p', name: 'n', mime: 'm', bytes: 1, sha256: '../..' },
    },
  ],
])('%o is no message of a worker', (received) => {
  expect(workerMessageOf(received)).toBeUndefined()
})

test('an event keeps what it carries', () => {
  const event = {
    run: 'r',
    seq: 4,
    at: 5,
    type: 'node.done',
    node: 'a/b',
    ms: 6,
    item: { index: 1, of: 2, within: { index: 0, of: 3 } },
    outputs: [{ name: 'clip', mime: 'video/mp4', bytes: 7, sha256: 'x', path: '/p' }],
  }
  expect(workerMessageOf({ type: 'event', attempt: 1, event })).toEqual({ type: 'event', attempt: 1, event })
})

const silent = { code: null, signal: null, said: '', memoryKill: false }

test.each([
  [{ ...silent, signal: 'SIGKILL' as const }, 'worker.crashed'],
  [{ ...silent, signal: 'SIGKILL' as const, memoryKill: true }, 'worker.out-of-memory'],
  [{ ...silent, code: 137, memoryKill: true }, 'worker.out-of-memory'],
  [
    { ...silent, code: 134, said: 'FATAL ERROR: Reached heap limit Allocation failed' },
    'worker.out-of-memory',
  ],
  [
    { ...silent, signal: 'SIGABRT' as const, said: "after throwing 'std::bad_alloc'" },
    'worker.out-of-memory',
  ],
  [{ ...silent, signal: 'SIGSEGV' as const, memoryKill: true }, 'worker.crashed'],
  [{ ...silent, code: 0 }, 'worker.exited'],
  [{ ...silent, code: 1, said: 'at x\nTypeError: no\n    at y\nNode.js v20' }, 'worker.crashed'],
  [{ ...silent, code: 0, verdict: { code: 'worker.hung', reason: 'Hung.' } as const }, 'worker.hung'],
])('%o is %s', (end, code) => {
  const error = nameLoss('run', end)
  expect(error).toMatchObject({ code, subject: 'run' })
  expect(workerAdvice[error.code]).toBeTruthy()
  if (end.said.includes('TypeError')) expect(error.message).toContain('TypeError: no')
})
