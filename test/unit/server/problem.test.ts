import { expect, test } from 'vitest'
import { ReelgraphError } from '../../../engine/define/index.ts'
import { errorWithoutPaths, eventWithoutPaths } from '../../../engine/server/event-without-paths.ts'
import { problemOf } from '../../../engine/server/problem.ts'
import { withoutPaths } from '../../../engine/server/without-paths.ts'

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
  ['inspect.slow', 503],
  ['inspect.unstarted', 503],
  ['inspect.closed', 503],
  ['media.write', 500],
  ['media.disk-full', 507],
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

test.each([
  [
    'The disk with /home/me/data/reelgraph.db is full.',
    'The disk with reelgraph.db in the data folder is full.',
  ],
  ['Copy it into /home/me/data/assets.', 'Copy it into assets in the data folder.'],
  ['/home/me/data is full', 'the data folder is full'],
  ['/home/me/data/', 'the data folder'],
  ['ENOSPC, open "/home/me/data/a/b.tmp-1".', 'ENOSPC, open "a/b.tmp-1 in the data folder".'],
  ['It is in /home/me/data.', 'It is in the data folder.'],
  ['/home/me/database is another place', '/home/me/database is another place'],
])('clients are told "%s" without the place', (text, told) => {
  const hide = withoutPaths('/home/me/data')
  expect(hide(text)).toBe(told)
  const error = { code: 'store.full', subject: text, message: text }
  const clean = { ...error, subject: told, message: told }
  expect(errorWithoutPaths(error, hide)).toEqual(clean)
  const about = { run: 'r', seq: 1, at: 0 }
  expect(eventWithoutPaths({ ...about, type: 'run.failed', error }, hide)).toEqual({
    ...about,
    type: 'run.failed',
    error: clean,
  })
  const file = { name: 'clip', mime: 'video/mp4', bytes: 1, sha256: 'a' }
  const done = { ...about, type: 'node.done', node: 'save', ms: 1 } as const
  expect(eventWithoutPaths({ ...done, outputs: [{ ...file, path: text }] }, hide)).toEqual({
    ...done,
    outputs: [file],
  })
  expect(problemOf(new ReelgraphError('store.full', text, text), hide).body).toMatchObject({
    detail: told,
    subject: told,
  })
})

test('a data folder with marks of a pattern in its name, and one of another system, are taken out as well', () => {
  expect(withoutPaths('/data (1)/+x')('at /data (1)/+x/assets!')).toBe('at assets! in the data folder')
  expect(withoutPaths('C:\\Data')('at C:\\Data\\assets\\a')).toBe('at assets\\a in the data folder')
})
