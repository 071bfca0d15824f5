import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RunEvent, RunEventBody } from '../../engine/run/index.ts'
import { openStore } from '../../engine/store/index.ts'
import { codeOf, workflow } from '../unit/store/store-folder.ts'
import { QueueModel } from './queue-model.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_124)
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 40)
process.stdout.write(`store fuzz: seed ${seed}, ${numRuns} histories\n`)

const error = { code: 'node.crashed', subject: 'a', message: 'It broke.' }
const bodies: readonly RunEventBody[] = [
  { type: 'run.started', nodes: 1 },
  { type: 'node.started', node: 'a' },
  { type: 'node.progress', node: 'a', done: 1, total: 2 },
  { type: 'run.resumed' },
  { type: 'run.done' },
  { type: 'run.failed', error },
  { type: 'run.cancelled' },
]

const pick = fc.nat({ max: 1000 })
const priority = fc.integer({ min: -2, max: 2 })
const operation = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('create'), priority }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('claim') }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('append'),
      run: pick,
      /** How far the attempt and the first number are off; mostly not at all. */
      stale: fc.constantFrom(0, 0, 0, 0, -1, 1),
      offset: fc.constantFrom(0, 0, 0, 0, -1, -2, 1),
      bodies: fc.array(fc.constantFrom(0, 1, 1, 1, 2, 2, 3, 4, 5, 6), { maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('requeue'), run: pick }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('move'),
      run: pick,
      before: fc.option(pick, { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('first'), run: pick }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('priority'), run: pick, priority }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cancel'), run: pick }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('pause', 'resume', 'resume', 'reopen') }) },
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

test('runs and queue do what plain arrays do, through refusals and restarts', () => {
  fc.assert(
    fc.property(fc.array(operation, { minLength: 5, maxLength: 60 }), (operations) => {
      const root = mkdtempSync(join(tmpdir(), 'reelgraph-fuzz-store-'))
      const history = new History(root)
      try {
        for (const operation of operations) {
          history.apply(operation)
          history.compareOrder()
        }
        history.compareAll()
      } finally {
        history.store.close()
        rmSync(root, { recursive: true })
      }
    }),
    { seed, numRuns },
  )
})

/** The store and the model, told the same. */
class History {
  readonly model = new QueueModel()
  readonly #root: string
  readonly #ids: string[] = []
  #clock = 0
  store

  constructor(root: string) {
    this.#root = root
    this.store = this.#open()
  }

  apply(op: Operation): void {
    const { model, store } = this
    if (op.type === 'create') {
      const name = `run ${this.#ids.length}`
      this.#ids.push(store.runs.create({ document: workflow(name), priority: op.priority }).id)
      return model.create(name, op.priority)
    }
    if (op.type === 'claim') {
      const claimed = store.runs.claimNext()
      const expected = model.claim()
      return expect(claimed && [claimed.title, claimed.attempt]).toEqual(
        expected && [expected.name, expected.attempt],
      )
    }
    if (op.type === 'pause' || op.type === 'resume') {
      store.queue[op.type]()
      model.paused = op.type === 'pause'
      return undefined
    }
    if (op.type === 'reopen') {
      store.close()
      this.store = this.#open()
      return this.compareAll()
    }
    if (model.runs.length === 0) return undefined
    return this.#applyTo((op as { run: number }).run % model.runs.length, op)
  }

  #applyTo(index: number, op: Operation): void {
    const { model, store } = this
    const [run, id] = [model.runs[index]!, this.#ids[index]!]
    switch (op.type) {
      case 'append': {
        const { stale, offset, bodies: wanted } = op
        const seq = Math.max(1, run.events.length + 1 + offset)
        const events = wanted.map((body, at) => this.#event(id, seq + at, bodies[body]!))
        const known = run.events.length
        let fresh: readonly RunEvent[] = []
        const code = codeOf(() => (fresh = store.runs.append(id, run.attempt + stale, events)))
        expect(code).toBe(model.append(run, run.attempt + stale, events))
        return expect(fresh).toEqual(run.events.slice(known))
      }
      case 'requeue':
        return expect(codeOf(() => store.runs.requeue(id))).toBe(model.requeue(run))
      case 'move': {
        const { before } = op
        const next = before === undefined ? undefined : before % model.runs.length
        const code = codeOf(() => store.queue.move(id, next === undefined ? undefined : this.#ids[next]))
        return expect(code).toBe(model.move(run, next === undefined ? undefined : model.runs[next]))
      }
      case 'first':
        return expect(codeOf(() => store.queue.first(id))).toBe(model.first(run))
      case 'priority': {
        const { priority } = op as { priority: number }
        return expect(codeOf(() => store.queue.setPriority(id, priority))).toBe(
          model.setPriority(run, priority),
        )
      }
      case 'cancel': {
        const event = this.#event(id, run.events.length + 1, { type: 'run.cancelled' })
        return expect(codeOf(() => store.queue.cancelQueued(id))).toBe(model.cancelQueued(run, event))
      }
      default:
        throw new Error(`no such operation: ${op.type}`)
    }
  }

  compareOrder(): void {
    const { model, store } = this
    expect(store.queue.list(1000).map(({ title }) => title)).toEqual(model.order.map(({ name }) => name))
  }

  compareAll(): void {
    const { model, store } = this
    expect([store.queue.paused, store.queue.size()]).toEqual([model.paused, model.line.length])
    expect(store.runs.list({ limit: 1000 }).runs.map(({ title }) => title)).toEqual(
      model.runs.map(({ name }) => name).toReversed(),
    )
    expect(store.runs.orphans().map(({ title }) => title)).toEqual(
      model.runs
        .filter(({ status }) => status === 'running')
        .map(({ name }) => name)
        .toReversed(),
    )
    for (const [index, run] of model.runs.entries()) {
      const id = this.#ids[index]!
      const { name: title, status, priority, attempt, events } = run
      const started = events.find(({ type }) => type === 'run.started' || type === 'run.resumed')?.at
      const ended = events.find(({ type }) => /^run\.(done|failed|cancelled)$/.test(type))?.at
      const { startedAt, endedAt, ...read } = store.runs.read(id)!
      expect(read).toMatchObject({ title, status, priority, attempt, lastSeq: events.length })
      expect([startedAt, endedAt, read.error]).toEqual([
        started,
        ended,
        status === 'failed' ? error : undefined,
      ])
      expect(store.events.after(id, 0, 1000)).toEqual(events)
    }
  }

  #event(run: string, seq: number, body: RunEventBody): RunEvent {
    return { run, seq, at: ++this.#clock, ...body }
  }

  #open() {
    return openStore(this.#root, { now: () => this.#clock })
  }
}
