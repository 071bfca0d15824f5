import Libsql from 'libsql'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StaleWorkflow } from '../../../engine/store/index.ts'
import { codeOf, storeFolder, workflow } from './store-folder.ts'

const at = storeFolder()

function stale(work: () => unknown): StaleWorkflow {
  try {
    work()
  } catch (error) {
    if (error instanceof StaleWorkflow) return error
  }
  throw new Error('It was not stale.')
}

test('a workflow is saved, read and saved again as a revision', () => {
  const saved = at.store.workflows.create(workflow('One'), { author: 'Ada', name: 'draft' })
  expect(saved).toEqual({
    id: expect.stringMatching(/^w_[\w-]{22}$/),
    title: 'One',
    revision: 1,
    createdAt: 1000,
    updatedAt: 1000,
    document: workflow('One'),
  })
  expect(at.store.workflows.read(saved.id)).toEqual(saved)
  at.now = 2000
  expect(at.store.workflows.save(saved.id, workflow('Two'), 1)).toBe(2)
  const second = { ...saved, title: 'Two', revision: 2, updatedAt: 2000, document: workflow('Two') }
  expect(at.reopen().workflows.read(saved.id)).toEqual(second)
  expect(at.store.workflows.revisions(saved.id)).toEqual([
    { revision: 2, createdAt: 2000 },
    { revision: 1, createdAt: 1000, author: 'Ada', name: 'draft' },
  ])
  expect(at.store.workflows.readRevision(saved.id, 1)).toEqual(workflow('One'))
  expect(at.store.workflows.readRevision(saved.id, 3)).toBeUndefined()
})

test('a save that is based on an older revision is refused with both, and nothing is written', () => {
  const { id } = at.store.workflows.create(workflow('Base'), { author: 'Ada' })
  at.now = 2000
  at.store.workflows.save(id, workflow('Theirs'), 1, { author: 'Ben' })
  const error = stale(() => at.store.workflows.save(id, workflow('Mine'), 1))
  expect(error).toMatchObject({ code: 'workflow.stale', subject: id })
  expect(error.message).toContain('saved as revision 2 by Ben after revision 1')
  expect(error.versions).toEqual({
    base: { revision: 1, createdAt: 1000, author: 'Ada', document: workflow('Base') },
    current: { revision: 2, createdAt: 2000, author: 'Ben', document: workflow('Theirs') },
  })
  expect(at.store.workflows.read(id)).toMatchObject({ revision: 2, title: 'Theirs' })
  expect(codeOf(() => at.store.workflows.save(id, workflow(), 7))).toBe('workflow.unknown-revision')
  expect(codeOf(() => at.store.workflows.save('w_none', workflow(), 1))).toBe('workflow.unknown')
})

test('an earlier revision comes back as a new one', () => {
  const { id } = at.store.workflows.create(workflow('First'))
  at.store.workflows.save(id, workflow('Second'), 1)
  expect(at.store.workflows.restore(id, 1, 2, { author: 'Ada' })).toBe(3)
  expect(at.store.workflows.read(id)).toMatchObject({
    revision: 3,
    title: 'First',
    document: workflow('First'),
  })
  expect(at.store.workflows.revisions(id)[0]).toEqual({
    revision: 3,
    createdAt: 1000,
    author: 'Ada',
    restoredFrom: 1,
  })
  expect(stale(() => at.store.workflows.restore(id, 1, 2)).versions.current.revision).toBe(3)
  expect(codeOf(() => at.store.workflows.restore(id, 9, 3))).toBe('workflow.unknown-revision')
})

test('revisions are never changed or removed, even by who writes past the store', () => {
  const { id } = at.store.workflows.create(workflow('Kept'))
  const client = new Libsql(join(at.root, 'reelgraph.db'), { timeout: 1000 })
  expect(() => client.exec("UPDATE workflow_revisions SET document = '{}'")).toThrow('never changed')
  expect(() => client.exec('DELETE FROM workflow_revisions')).toThrow('never deleted')
  client.close()
  expect(at.store.workflows.read(id)?.document).toEqual(workflow('Kept'))
})

test('autosaves of a sitting take each other’s place within a few minutes, and nothing else goes', () => {
  const { id } = at.store.workflows.create(workflow('Mine'))
  const save = (title: string, base: number, note: object) =>
    at.store.workflows.save(id, workflow(title), base, note)
  const left = () => at.store.workflows.revisions(id).map(({ revision }) => revision)
  for (let base = 1; base <= 5; base++) save(`a${base}`, base, { sitting: 's1' })
  expect(left()).toEqual([6, 1])
  save('named', 6, { sitting: 's1', name: 'First cut' })
  save('after', 7, { sitting: 's1' })
  expect(left(), 'a named one stays').toEqual([8, 7, 1])
  at.store.runs.create({ document: workflow(), workflowId: id, revision: 8 })
  save('run', 8, { sitting: 's1' })
  expect(left(), 'one that was run stays').toEqual([9, 8, 7, 1])
  save('other', 9, { sitting: 's2' })
  expect(left(), 'one of another sitting stays').toEqual([10, 9, 8, 7, 1])
  at.now += 6 * 60_000
  save('later', 10, { sitting: 's2' })
  expect(left(), 'the last of a few minutes stays').toEqual([11, 10, 9, 8, 7, 1])
  save('by hand', 11, {})
  expect(left(), 'a save by hand takes nobody’s place').toEqual([12, 11, 10, 9, 8, 7, 1])
  expect(at.store.workflows.read(id)).toMatchObject({ revision: 12, title: 'by hand' })
})

test('who is based on an autosave that was replaced is told of the newest alone', () => {
  const { id } = at.store.workflows.create(workflow('Mine'))
  for (let base = 1; base <= 3; base++)
    at.store.workflows.save(id, workflow(`a${base}`), base, { sitting: 's1' })
  const error = stale(() => at.store.workflows.save(id, workflow('Late'), 2, { sitting: 's2' }))
  expect(error.versions.base).toBeUndefined()
  expect(error.versions.current).toMatchObject({ revision: 4, document: workflow('a3') })
  expect(error.message).toContain('saved as revision 4 after revision 2')
})

test('a deleted workflow is gone for everybody but keeps its revisions', () => {
  const { id } = at.store.workflows.create(workflow('Gone'))
  at.store.workflows.delete(id)
  expect(at.store.workflows.read(id)).toBeUndefined()
  expect(at.store.workflows.list({ limit: 10 }).workflows).toEqual([])
  for (const work of [
    () => at.store.workflows.delete(id),
    () => at.store.workflows.revisions(id),
    () => at.store.workflows.readRevision(id, 1),
    () => at.store.workflows.save(id, workflow(), 1),
    () => at.store.workflows.restore(id, 1, 1),
  ]) {
    expect(codeOf(work)).toBe('workflow.unknown')
  }
  const client = new Libsql(join(at.root, 'reelgraph.db'), { timeout: 1000 })
  expect(client.prepare('SELECT count(*) AS n FROM workflow_revisions').get()).toMatchObject({ n: 1 })
  client.close()
})

test('the list has the last saved first, in pages, without documents', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'].map((title) => at.store.workflows.create(workflow(title)).id)
  at.store.workflows.save(ids[1]!, workflow('b again'), 1)
  const first = at.store.workflows.list({ limit: 2 })
  const second = at.store.workflows.list({ limit: 2, before: first.next })
  const third = at.store.workflows.list({ limit: 2, before: second.next })
  const titles = [first, second, third].map(({ workflows }) => workflows.map(({ title }) => title).join())
  expect(titles).toEqual(['b again,e', 'd,c', 'a'])
  expect(third.next).toBeUndefined()
  expect(Object.keys(first.workflows[0]!)).toEqual(['id', 'title', 'revision', 'createdAt', 'updatedAt'])
  expect(codeOf(() => at.store.workflows.list({ limit: 2, before: '-1' }))).toBe('store.page')
})

test('titles are found by any part, whatever the case, and nothing in them is a pattern', () => {
  for (const title of ['Überflug 100%', 'under_score', 'Plain', undefined])
    at.store.workflows.create(workflow(title))
  const found = (search: string) =>
    at.store.workflows.list({ limit: 10, search }).workflows.map(({ title }) => title)
  expect(found('üBER')).toEqual(['Überflug 100%'])
  expect(found('0%')).toEqual(['Überflug 100%'])
  expect(found('_')).toEqual(['under_score'])
  expect(found('%')).toEqual(['Überflug 100%'])
  expect(found('untitled')).toEqual(['Untitled'])
  expect(found('')).toHaveLength(4)
  expect(found("'; DROP TABLE workflows; --")).toEqual([])
})
