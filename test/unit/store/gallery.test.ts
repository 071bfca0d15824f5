import { expect, test } from 'vitest'
import { codeOf, eventsOf, storeFolder, workflow } from './store-folder.ts'

const at = storeFolder()

const sha256 = 'c0'.padEnd(64, '1')
const output = { node: 'save', name: 'kite', mime: 'video/mp4', bytes: 4, sha256 }
let keys = 0

function make(
  words: string,
  more: { readonly title?: string; readonly workflowId?: string; sha256?: string } = {},
) {
  const run = at.store.runs.create({ document: workflow(more.title), workflowId: more.workflowId })
  const made = { ...output, run: run.id, key: `k${keys++}`, sha256: more.sha256 ?? sha256 }
  return at.store.outputs.add(made, { words, caption: words, device: 'cpu' })
}

const names = (filter: Partial<Parameters<typeof at.store.gallery.list>[0]>) =>
  at.store.gallery.list({ limit: 10, ...filter }).items.map(({ caption }) => caption)

test('an item says what made it and how long that took', () => {
  const made = make('a kite', { title: 'Kite', workflowId: 'w_1' })
  at.store.runs.claimNext()
  const [first, second] = [{ type: 'run.started', nodes: 1 }, { type: 'run.done' }] as const
  at.store.runs.append(made.run, 1, eventsOf(made.run, 1, first, second))
  expect(at.store.gallery.read(made.id)).toEqual({
    ...made,
    caption: 'a kite',
    device: 'cpu',
    starred: false,
    title: 'Kite',
    workflowId: 'w_1',
    tookMs: 1000,
  })
  const media = { width: 64, height: 48, fps: 8, frames: 17 }
  at.store.gallery.describe(sha256, media)
  expect(at.store.gallery.read(made.id)).toMatchObject({ media })
  expect(at.store.gallery.read('o_none')).toBeUndefined()
})

test('what is known of a file is known of every output that has its bytes, whenever it was made', () => {
  const media = { width: 64, height: 48, fps: 8, frames: 17 }
  const [first, other] = [make('first'), make('other', { sha256: 'd0'.padEnd(64, '2') })]
  at.store.gallery.describe(sha256, media)
  const later = make('later')
  expect([first, later, other].map(({ id }) => at.store.gallery.read(id)!.media)).toEqual([
    media,
    media,
    undefined,
  ])
})

test('outputs are found by all words, by time, by star and by workflow, newest first', () => {
  make('Fox in a forest')
  at.now = 2000
  const boat = make('Red boat, forest lake', { workflowId: 'w_1' })
  at.now = 3000
  make('100% snow_')
  expect(names({})).toEqual(['100% snow_', 'Red boat, forest lake', 'Fox in a forest'])
  expect(names({ search: 'FOREST' })).toEqual(['Red boat, forest lake', 'Fox in a forest'])
  expect(names({ search: 'forest  red' })).toEqual(['Red boat, forest lake'])
  expect(names({ search: '%' })).toEqual(['100% snow_'])
  expect(names({ since: 2000, until: 3000 })).toEqual(['Red boat, forest lake'])
  expect(names({ workflowId: 'w_1' })).toEqual(['Red boat, forest lake'])
  at.store.gallery.star(boat.id, true)
  expect(names({ starred: true })).toEqual(['Red boat, forest lake'])
  expect(at.store.gallery.counts('w_1')).toEqual({ all: 3, starred: 1, workflow: 1 })
  at.store.gallery.star(boat.id, false)
  expect(at.store.gallery.counts()).toEqual({ all: 3, starred: 0 })
  expect(codeOf(() => at.store.gallery.star('o_none', true))).toBe('output.unknown')
  const first = at.store.gallery.list({ limit: 2 })
  expect(at.store.gallery.list({ limit: 2, before: first.next }).items).toHaveLength(1)
})

test('what is deleted is in no list until it is brought back', () => {
  const made = make('gone')
  at.store.gallery.delete(made.id)
  expect([names({}), at.store.outputs.ofRun(made.run), at.store.gallery.counts().all]).toEqual([[], [], 0])
  expect(at.reopen().gallery.read(made.id)).toMatchObject({ deletedAt: 1000 })
  at.store.gallery.restore(made.id)
  expect(names({})).toEqual(['gone'])
  expect(at.store.outputs.ofRun(made.run)).toEqual([made])
})

test('bytes may be swept once every output that has them was deleted long enough ago', () => {
  const other = 'd0'.padEnd(64, '2')
  const [one, twin, shared] = [make('one'), make('twin'), make('shared', { sha256: other })]
  at.store.gallery.delete(one.id)
  at.store.gallery.delete(shared.id)
  expect(at.store.gallery.sweepable(2000)).toEqual([other])
  at.now = 5000
  at.store.gallery.delete(twin.id)
  expect(at.store.gallery.sweepable(2000)).toEqual([other])
  expect([...at.store.gallery.sweepable(6000)].sort()).toEqual([sha256, other].sort())
  at.store.gallery.forget(other)
  expect(at.store.gallery.read(shared.id)).toBeUndefined()
  expect(at.store.gallery.read(one.id)).toBeDefined()
})
