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

const plan = (workflow: string) => ({ workflow, paths: ['sampler'], samplers: [] })
const current = (): string | undefined => book.state.getState().current
const end = (run: string): void => {
  book.take(run, [{ run, seq: 1, at: 1, type: 'run.started', nodes: 1 }])
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
  for (const run of ['other', 'two']) book.take(run, [{ run, seq: 1, at: 1, type: 'run.started', nodes: 1 }])
  end('one')
  expect(current()).toBe('two')
})
