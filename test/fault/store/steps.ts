import type { RunEventBody } from '../../../engine/run/index.ts'
import type { Store } from '../../../engine/store/index.ts'
import { workflow } from '../../unit/store/store-folder.ts'

/**
 * Does the write number `index`, one alone, of a history that `seed` and what is in the store decide: done twice from the
 * start, it gives two equal stores.
 */
export function doStep(store: Store, seed: number, index: number): void {
  const random = numbersFrom(seed * 1_000_003 + index)
  const { runs } = store.runs.list({ limit: 50 })
  const waiting = store.queue.list(50)
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const running = store.runs.orphans()[0]
  const kind = Math.floor(random() * 12)
  if (runs.length < 3 || kind < 2) {
    store.runs.create({
      document: workflow(`run ${index} ${'x'.repeat(random() * 9000)}`),
      priority: Math.floor(random() * 3),
    })
  } else if (kind < 6 && running) {
    const last = random() < 0.15
    const bodies: RunEventBody[] = Array.from({ length: 5 }, (_, done) => ({
      type: 'node.progress',
      node: 'a',
      done,
      total: 5,
    }))
    if (last) bodies.push({ type: 'run.done' })
    const events = bodies.map((body, at) => ({
      run: running.id,
      seq: running.lastSeq + 1 + at,
      at: index,
      ...body,
    }))
    store.runs.append(running.id, running.attempt, events)
  } else if (kind < 7 && running) {
    const output = { node: 'save', name: 'clip', mime: 'video/mp4', bytes: index, sha256: 'a'.repeat(64) }
    store.outputs.add({ ...output, run: running.id, key: `k${index}` })
  } else if (kind < 8 && running) {
    store.runs.requeue(running.id)
  } else if (kind < 9 && waiting.length > 1) {
    store.queue.move(pick(waiting)!.id, pick(waiting)!.id)
  } else if (kind < 10) {
    const { workflows } = store.workflows.list({ limit: 3 })
    const saved = pick(workflows)
    if (saved && workflows.length > 2)
      store.workflows.save(saved.id, workflow(`flow ${index}`), saved.revision)
    else store.workflows.create(workflow(`flow ${index}`))
  } else if (waiting.length > 0) {
    store.runs.claimNext()
  } else {
    store.uploads.add({ sha256: 'b'.repeat(64), name: `upload ${index}`, mime: 'image/png', bytes: index })
  }
}

/** All that a store holds, without the ids that are drawn. */
export function contentOf(store: Store): unknown {
  const { runs } = store.runs.list({ limit: 1000 })
  return {
    runs: runs.map(({ id }) => {
      const { id: _, ...run } = store.runs.read(id)!
      const outputs = store.outputs.ofRun(id).map(({ key, bytes, createdAt }) => [key, bytes, createdAt])
      const events = store.events.after(id, 0, 100_000).map((event) => ({ ...event, run: '' }))
      return { ...run, outputs, events }
    }),
    queue: store.queue.list(1000).map(({ title }) => title),
    workflows: store.workflows.list({ limit: 1000 }).workflows.map(({ id }) => {
      const { id: _, ...saved } = store.workflows.read(id)!
      const documents = store.workflows
        .revisions(id)
        .map(({ revision }) => store.workflows.readRevision(id, revision))
      return { ...saved, documents }
    }),
    uploads: store.uploads.list({ limit: 1000 }).uploads.map((upload) => ({ ...upload, id: '' })),
  }
}

/** Numbers from 0 to 1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
