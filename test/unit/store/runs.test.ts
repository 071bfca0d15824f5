import { expect, test } from 'vitest'
import { codeOf, eventsOf, storeFolder, workflow } from './store-folder.ts'

const at = storeFolder()

const create = (title?: string, priority = 0) => at.store.runs.create({ document: workflow(title), priority })
const error = { code: 'node.crashed', subject: 'sampler', message: 'It broke. Run again.' }

test('a run that was created waits, with all that was asked for', () => {
  const draft = {
    document: workflow('Kite'),
    inputs: { seed: 7, prompt: 'a kite' },
    workflowId: 'w_1',
    revision: 4,
    targets: ['a', 'b/c'],
    stopAfter: 3,
    priority: 2,
    from: { run: 'r_0', kind: 'continue' as const },
  }
  const run = at.store.runs.create(draft)
  expect(run).toEqual({
    ...draft,
    id: expect.stringMatching(/^r_[\w-]{22}$/),
    status: 'queued',
    title: 'Kite',
    rank: 1024,
    attempt: 0,
    lastSeq: 0,
    createdAt: 1000,
  })
  expect(at.store.runs.read(run.id)).toEqual(run)
  expect(at.store.runs.read('r_none')).toBeUndefined()
})

test('what was not asked for is not there', () => {
  expect(Object.keys(create()).sort()).toEqual(
    ['attempt', 'createdAt', 'document', 'id', 'inputs', 'lastSeq', 'priority', 'rank', 'status'].sort(),
  )
})

test('lists are of summaries, newest first, by status and workflow', () => {
  const ids = Array.from({ length: 5 }, (_, index) => {
    const draft = { document: workflow(`t${index}`), workflowId: index % 2 ? 'odd' : 'even' }
    return at.store.runs.create(draft).id
  })
  const claimed = at.store.runs.claimNext()!
  const listed = at.store.runs.list({ limit: 10 }).runs
  expect(listed.map(({ id }) => id)).toEqual(ids.toReversed())
  expect(listed.every((run) => !('document' in run) && !('inputs' in run) && !('number' in run))).toBe(true)
  expect(at.store.runs.list({ limit: 10, status: 'running' }).runs.map(({ id }) => id)).toEqual([claimed.id])
  const odd = at.store.runs.list({ limit: 10, workflowId: 'odd', status: 'queued' }).runs
  expect(odd.map(({ title }) => title)).toEqual(['t3', 't1'])
})

test('pages join without gaps while runs are added; a place that is none is refused', () => {
  const ids = Array.from({ length: 7 }, () => create().id).toReversed()
  const first = at.store.runs.list({ limit: 3 })
  create()
  const second = at.store.runs.list({ limit: 3, before: first.next })
  const third = at.store.runs.list({ limit: 3, before: second.next })
  expect([first, second, third].flatMap(({ runs }) => runs.map(({ id }) => id))).toEqual(ids)
  expect(third.next).toBeUndefined()
  expect(at.store.runs.list({ limit: 4, before: second.next }).next).toBeUndefined()
  expect(codeOf(() => at.store.runs.list({ limit: 3, before: 'x' }))).toBe('store.page')
  expect(at.store.runs.list({ limit: 0 }).runs).toHaveLength(1)
})

test('a claim takes the highest priority, then the rank, and is a new attempt', () => {
  const [low, high, later] = [create('low', -1), create('high', 5), create('later', 5)]
  expect(at.store.runs.claimNext()).toEqual({ ...high, status: 'running', attempt: 1 })
  expect([at.store.runs.claimNext()?.id, at.store.runs.claimNext()?.id]).toEqual([later.id, low.id])
  expect(at.store.runs.claimNext()).toBeUndefined()
})

test('a run that was put back is first of its priority, and its next claim fences the old worker off', () => {
  const [run, other] = [create('lost'), create('other')]
  at.store.runs.claimNext()
  at.store.runs.append(run.id, 1, eventsOf(run.id, 1, { type: 'run.started', nodes: 2 }))
  expect(at.store.runs.orphans().map(({ id }) => id)).toEqual([run.id])
  at.reopen()
  expect(at.store.runs.orphans().map(({ id, document }) => [id, document])).toEqual([[run.id, run.document]])
  at.store.runs.requeue(run.id)
  expect(at.store.runs.orphans()).toEqual([])
  expect(at.store.queue.list(9).map(({ id }) => id)).toEqual([run.id, other.id])
  expect(at.store.runs.claimNext()).toMatchObject({ id: run.id, attempt: 2, lastSeq: 1, startedAt: 1000 })
  const late = eventsOf(run.id, 2, { type: 'run.done' })
  expect(codeOf(() => at.store.runs.append(run.id, 1, late))).toBe('run.stale-attempt')
  expect(codeOf(() => at.store.runs.append(run.id, 3, late))).toBe('run.stale-attempt')
  expect(at.store.runs.read(run.id)).toMatchObject({ status: 'running', lastSeq: 1 })
})

test('only a run that is being made is put back', () => {
  const run = create()
  expect(codeOf(() => at.store.runs.requeue(run.id))).toBe('run.not-running')
  at.store.queue.cancelQueued(run.id)
  expect(codeOf(() => at.store.runs.requeue(run.id))).toBe('run.not-running')
  expect(codeOf(() => at.store.runs.requeue('r_none'))).toBe('run.unknown')
})

test('events set when a run started and how it ended', () => {
  const run = create()
  at.store.runs.claimNext()
  at.store.runs.append(
    run.id,
    1,
    eventsOf(run.id, 1, { type: 'run.queued' }, { type: 'run.started', nodes: 1 }),
  )
  expect(at.store.runs.read(run.id)).toMatchObject({ status: 'running', startedAt: 2000, lastSeq: 2 })
  at.store.runs.append(run.id, 1, eventsOf(run.id, 3, { type: 'run.resumed' }, { type: 'run.failed', error }))
  const ended = at.store.runs.read(run.id)
  expect(ended).toMatchObject({ status: 'failed', startedAt: 2000, endedAt: 4000, lastSeq: 4, error })
})

test.each([
  ['run.done', 'done'],
  ['run.cancelled', 'cancelled'],
  ['run.failed', 'failed'],
] as const)('after %s nothing more is taken', (type, status) => {
  const run = create()
  at.store.runs.claimNext()
  const end = eventsOf(run.id, 1, type === 'run.failed' ? { type, error } : { type })
  at.store.runs.append(run.id, 1, end)
  const ended = at.store.runs.read(run.id)
  expect(ended).toMatchObject({ status, endedAt: 1000 })
  for (const body of [
    { type: 'run.done' },
    { type: 'run.failed', error },
    { type: 'run.cancelled' },
  ] as const) {
    expect(codeOf(() => at.store.runs.append(run.id, 1, eventsOf(run.id, 2, body)))).toBe('run.already-ended')
  }
  expect(at.store.runs.append(run.id, 1, end)).toEqual([])
  expect(at.store.runs.read(run.id)).toEqual(ended)
  expect(at.store.runs.claimNext()).toBeUndefined()
})

test('a number that is there is passed over, a gap refuses the whole batch', () => {
  const run = create()
  at.store.runs.claimNext()
  const all = eventsOf(
    run.id,
    1,
    { type: 'run.started', nodes: 1 },
    { type: 'node.started', node: 'a' },
    { type: 'node.progress', node: 'a', done: 1, total: 2, detail: 'half', item: { index: 0, of: 2 } },
    { type: 'node.done', node: 'a', ms: 5, missed: 'prompt' },
  )
  expect(at.store.runs.append(run.id, 1, all.slice(0, 2))).toEqual(all.slice(0, 2))
  expect(at.store.runs.append(run.id, 1, all.slice(0, 3))).toEqual(all.slice(2, 3))
  const other = eventsOf(run.id, 3, { type: 'run.done' })
  expect(at.store.runs.append(run.id, 1, other)).toEqual([])
  const gap = [all[3]!, ...eventsOf(run.id, 6, { type: 'run.done' })]
  expect(codeOf(() => at.store.runs.append(run.id, 1, gap))).toBe('run.gap')
  expect(at.store.runs.read(run.id)).toMatchObject({ status: 'running', lastSeq: 3 })
  at.store.runs.append(run.id, 1, [all[3]!, all[3]!])
  expect(at.store.events.after(run.id, 0, 100)).toEqual(all)
})

test('events of another run, or for one that is not there, are refused', () => {
  const [run, other] = [create(), create()]
  const events = eventsOf(other.id, 1, { type: 'run.queued' })
  expect(codeOf(() => at.store.runs.append(run.id, 0, events))).toBe('run.foreign-event')
  expect(codeOf(() => at.store.runs.append('r_none', 0, []))).toBe('run.unknown')
  expect(at.store.runs.append(run.id, 0, [])).toEqual([])
})

test('events are read after a number, so many at a time', () => {
  const run = create()
  const bodies = Array.from({ length: 9 }, () => ({ type: 'node.started', node: 'é\u2028"' }) as const)
  at.store.runs.append(run.id, 0, eventsOf(run.id, 1, ...bodies))
  const seqs = (after: number, limit: number) =>
    at.store.events.after(run.id, after, limit).map(({ seq }) => seq)
  expect([seqs(0, 3), seqs(3, 3), seqs(8, 3), seqs(9, 3)]).toEqual([[1, 2, 3], [4, 5, 6], [9], []])
  expect(at.store.events.lastSeq(run.id)).toBe(9)
  expect([at.store.events.lastSeq('r_none'), at.store.events.after('r_none', 0, 9)]).toEqual([undefined, []])
})

test('a large workflow is neither read by lists nor written again by events', () => {
  const document = workflow('x'.repeat(3_000_000))
  const run = at.store.runs.create({
    document: { ...document, meta: { title: 'big', description: document.meta.title } },
  })
  for (let seq = 1; seq <= 20; seq++) {
    at.store.runs.append(run.id, 0, eventsOf(run.id, seq, { type: 'node.started', node: 'a' }))
  }
  expect(JSON.stringify(at.store.runs.list({ limit: 10 })).length).toBeLessThan(500)
  expect(at.store.runs.read(run.id)?.document.meta.description).toHaveLength(3_000_000)
})
