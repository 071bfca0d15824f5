// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addNode, DocumentStore, emptyWorkflow, setParam } from '../../../app/document/index.ts'
import { Keeper } from '../../../app/keep/keeper.ts'
import { registryOf } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { MemoryDrafts, Server } from './keeping.ts'

const registry = registryOf(declarations)
let server: Server
let drafts: MemoryDrafts
let keeper: Keeper
let document: DocumentStore

function write(words: string): void {
  if (!document.document.nodes['prompt']) document.run(addNode(undefined, 'text/prompt', { x: 0, y: 0 }))
  document.run(setParam(undefined, 'prompt', 'words', words))
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
/** The drafts of what somebody made; what was opened and not touched has one too. */
const made = () => [...drafts.all.values()].filter(({ untouched }) => !untouched)

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  localStorage.clear()
  server = new Server()
  drafts = new MemoryDrafts()
  document = new DocumentStore(emptyWorkflow('One'), registry)
  keeper = new Keeper({ document, registry, api: server.api, drafts })
})

afterEach(() => {
  keeper.close()
  vi.useRealTimers()
})

describe('a workflow that another is opened over while it is being saved', () => {
  it('has its last edits on the server, after the save that was under way', async () => {
    write('a fox')
    await pass(1000)
    server.slow = 500
    write('an owl')
    await pass(750)
    expect(keeper.state.getState().saved).toBe('saving')
    write('an owl at night')
    keeper.openNew()
    await pass(3000)
    expect(server.words('w0')).toBe('an owl at night')
    expect(server.workflows.size).toBe(1)
    expect(made()).toEqual([])
    // What is sent as a page goes away may not be large; this page stays.
    expect(server.lastSaves).toBe(0)
    expect(keeper.state.getState()).toMatchObject({ workflowId: undefined, revision: undefined })
  })

  it('is made once where it was never saved, with its last edits', async () => {
    server.slow = 500
    write('a fox')
    await pass(750)
    write('an owl')
    keeper.openNew()
    await pass(3000)
    expect([...server.workflows.keys()]).toEqual(['w0'])
    expect(server.words('w0')).toBe('an owl')
    expect(made()).toEqual([])
  })

  it('is not sent twice where nothing was changed since, and leaves no draft', async () => {
    server.slow = 500
    write('a fox')
    await pass(750)
    keeper.openNew()
    await pass(3000)
    expect(server.workflows.size).toBe(1)
    expect(server.saves).toBe(0)
    expect(made()).toEqual([])
  })

  it('has nothing to do with the one that is opened, which may be left as well', async () => {
    server.slow = 500
    write('a fox')
    await pass(750)
    keeper.openNew()
    write('a bear')
    keeper.openNew()
    await pass(5000)
    expect(['w0', 'w1'].map((id) => server.words(id))).toEqual(['a fox', 'a bear'])
    expect(server.workflows.size).toBe(2)
    expect(made()).toEqual([])
  })

  it('is a draft still where somebody else saved first, and asked about when it is opened again', async () => {
    write('a fox')
    await pass(1000)
    const theirs = { ...document.document, meta: { title: 'Theirs' } }
    await server.api.workflows.save('w0', { workflow: theirs, base: 1, sitting: 'another' })
    server.slow = 500
    write('mine')
    await pass(750)
    write('mine too')
    keeper.openNew()
    await pass(3000)
    expect(server.workflows.get('w0')!.at(-1)!.document).toEqual(theirs)
    expect(made().map((draft) => draft.document.nodes['prompt']!.params['words'])).toEqual(['mine too'])
    server.slow = 0
    await keeper.openSaved('w0')
    await pass(1000)
    expect(keeper.state.getState().conflict?.mine.nodes['prompt']!.params).toEqual({ words: 'mine too' })
  })

  it('is sent again until the server is back where it was never saved', async () => {
    server.away = true
    write('a fox')
    await pass(750)
    write('an owl')
    keeper.openNew()
    await pass(5000)
    server.away = false
    await pass(4000)
    expect(server.workflows.size).toBe(1)
    expect(server.words('w0')).toBe('an owl')
    expect(made()).toEqual([])
  })
})

it('is sent on top of what was brought back since its last save', async () => {
  write('a fox')
  await pass(1000)
  write('an owl')
  await pass(1000)
  await keeper.restore(1)
  expect(keeper.state.getState().revision).toBe(3)
  write('a bear')
  keeper.openNew()
  await pass(100)
  expect(server.words('w0')).toBe('a bear')
  expect(made()).toEqual([])
})

it('is sent at once, and not as a page that goes away sends it, where no save is under way', async () => {
  write('a fox')
  await pass(1000)
  write('an owl')
  keeper.openNew()
  await pass(100)
  expect(server.words('w0')).toBe('an owl')
  expect(server.lastSaves).toBe(0)
  expect(made()).toEqual([])
  write('a bear')
  await pass(1000)
  write('a bear that swims')
  keeper.flush()
  await pass(0)
  expect(server.lastSaves).toBe(1)
  expect(server.words('w1')).toBe('a bear that swims')
})
