import { beforeEach, expect, it } from 'vitest'
import { RunBook } from '../../../app/run/run-book.ts'
import { ShownRun } from '../../../app/run/shown-run.ts'

let book: RunBook
let shown: ShownRun
let open: string
let elsewhere: string[]

beforeEach(() => {
  book = new RunBook()
  open = 'A'
  elsewhere = []
  const nothing = (): void => {}
  shown = new ShownRun({
    book,
    followed: { follow: nothing, leave: nothing, learn: nothing } as never,
    preview: { watch: nothing } as never,
    remember: nothing,
    open: () => open,
    begunElsewhere: (workflow, run) => elsewhere.push(`${workflow} ${run}`),
  })
})

const plan = (workflow: string) => ({ workflow, paths: ['sampler'], samplers: ['sampler'] })
const current = (): string | undefined => book.state.getState().current
const sampled = (): string | undefined => book.state.getState().sampled.get('sampler')?.run
const begin = (run: string): void => {
  book.take(run, [{ run, seq: 1, at: 1, type: 'run.started', nodes: 1 }])
}
const step = (run: string, seq: number): void => {
  book.take(run, [{ run, seq, at: seq, type: 'node.progress', node: 'sampler', done: seq, total: 9 }])
}
const end = (run: string): void => {
  begin(run)
  book.take(run, [{ run, seq: 2, at: 2, type: 'run.done' }])
  shown.ended(run)
}

it('a run that begins when another workflow is open is shown where it belongs', () => {
  shown.admit('first', plan('A'))
  shown.admit('second', plan('A'))
  expect(current()).toBe('first')
  open = 'B'
  shown.show(undefined)
  shown.begun('second')
  expect(current()).toBeUndefined()
  expect(elsewhere).toContain('A second')
})

it('a run that was asked for just before another workflow was opened is not that one’s', () => {
  open = 'B'
  shown.admit('late', plan('A'))
  expect(current()).toBeUndefined()
  expect(elsewhere).toEqual(['A late'])
})

it('after a run comes the next that is being made of the same workflow', () => {
  shown.admit('one', plan('A'))
  shown.admit('other', plan('B'))
  shown.admit('two', plan('A'))
  for (const run of ['other', 'two']) begin(run)
  end('one')
  expect(current()).toBe('two')
})

it('steps of another workflow’s run are seen at a sampler of the same path only when that run is shown', () => {
  shown.admit('here', plan('A'))
  shown.admit('there', plan('B'))
  for (const run of ['here', 'there']) begin(run)
  step('there', 2)
  expect(sampled()).toBeUndefined()
  step('here', 2)
  step('there', 3)
  expect(sampled()).toBe('here')
  open = 'B'
  shown.show('there')
  expect(book.state.getState().sampled.get('sampler')).toMatchObject({ run: 'there', step: 3 })
})

it('a remembered run that the server does not know makes room for the next', () => {
  shown.show('remembered')
  // Nothing was heard of it yet: it may be running.
  shown.admit('new', plan('A'))
  expect(current()).toBe('remembered')
  book.lose('remembered')
  shown.begun('new')
  expect(current()).toBe('new')
})

it('what is being made already is shown when the server turns out not to know the run before', () => {
  shown.show('remembered')
  shown.admit('new', plan('A'))
  begin('new')
  shown.begun('new')
  expect(current()).toBe('remembered')
  book.lose('remembered')
  shown.ended('remembered')
  expect(current()).toBe('new')
})

it('a run is lost only for as long as nothing is heard of it', () => {
  shown.show('away')
  book.lose('away')
  begin('away')
  shown.admit('new', plan('A'))
  expect(current()).toBe('away')
})
