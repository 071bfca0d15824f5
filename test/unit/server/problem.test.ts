import { expect, test } from 'vitest'
import { ReelgraphError } from '../../../engine/define/index.ts'
import { problemOf } from '../../../engine/server/problem.ts'

test.each([
  ['store.corrupt', 500],
  ['store.unwritable', 500],
  ['store.disk', 500],
  ['store.closed', 503],
  ['store.busy', 503],
  ['store.full', 507],
  ['output.disk-full', 507],
  ['output.unwritable', 500],
  ['data.unwritable', 500],
  ['worker.crashed', 503],
  // What the request itself got wrong.
  ['store.page', 400],
  ['output.unknown', 404],
  ['workflow.stale', 409],
  ['upload.type', 415],
])('%s is told as %i, with its code, its subject and its words', (code, status) => {
  const { body } = problemOf(new ReelgraphError(code, 'it', 'What it is. What helps.'))
  expect(body).toMatchObject({ status, code, subject: 'it', detail: 'What it is. What helps.' })
})

test('what has no code keeps its words to itself', () => {
  const { body } = problemOf(new Error('ENOENT /home/me/secret'))
  expect(body).toMatchObject({ status: 500, code: 'server.internal' })
  expect(JSON.stringify(body)).not.toContain('secret')
})
