import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { autoRun } from '../../../app/preview/auto-run.ts'
import { newRun } from '../../../app/run/reduce-run.ts'
import type { RunState } from '../../../app/run/run-state.ts'
import { editorOf } from '../fields/editor-around.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test.each<[string, Partial<RunState>, number]>([
  ['of which nothing was heard yet is waited for', {}, 0],
  ['that is being made is waited for', { status: 'running' }, 0],
  ['that the server does not know is not waited for', { lost: true }, 1],
  ['that has ended is not waited for', { status: 'done' }, 1],
])('a shown run %s', (_what, shown, asked) => {
  const editor = editorOf({ nodes: {} })
  const start = vi.fn(() => Promise.resolve('new'))
  Object.assign(editor.runs, { current: { ...newRun('shown'), ...shown }, start })
  autoRun(editor).toggle()
  vi.advanceTimersByTime(10_000)
  expect(start).toHaveBeenCalledTimes(asked)
  autoRun(editor).toggle()
})
