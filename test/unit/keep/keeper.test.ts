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
const keepers: Keeper[] = []

function tab() {
  const document = new DocumentStore(emptyWorkflow('One'), registry)
  const keeper = new Keeper({ document, registry, api: server.api, drafts })
  keepers.push(keeper)
  const write = (words: string): void => {
    if (!document.document.nodes['prompt']) document.run(addNode(undefined, 'text/prompt', { x: 0, y: 0 }))
    document.run(setParam(undefined, 'prompt', 'words', words))
  }
  const words = (): unknown => document.document.nodes['prompt']?.params['words']
  return { document, keeper, write, words }
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  localStorage.clear()
  server = new Server()
  drafts = new MemoryDrafts()
})

afterEach(() => {
  for (const keeper of keepers.splice(0)) keeper.close()
  vi.useRealTimers()
})

describe('where a run is found', () => {
  it('is the workflow of the server, which an untouched one becomes once', async () => {
    const { keeper, document } = tab()
    keeper.openNew()
    expect(keeper.state.getState().workflowId).toBeUndefined()
    expect(await keeper.placeOfRun()).toEqual({ workflowId: 'w0', revision: 1 })
    expect(server.workflows.get('w0')?.at(-1)?.document).toBe(document.document)
    expect(keeper.state.getState()).toMatchObject({ workflowId: 'w0', revision: 1, saved: 'saved' })
    expect(await keeper.placeOfRun()).toEqual({ workflowId: 'w0', revision: 1 })
    expect(server.workflows.size).toBe(1)
  })

  it('is nowhere while the server is away, and the workflow is kept here', async () => {
    const { keeper } = tab()
    keeper.openNew()
    server.away = true
    expect(await keeper.placeOfRun()).toBeUndefined()
    expect(keeper.state.getState()).toMatchObject({ workflowId: undefined, saved: 'offline' })
  })
})

describe('a keeper', () => {
  it('has a draft before the second is over that the server has it in', async () => {
    const { keeper, write } = tab()
    write('a fox')
    await pass(200)
    expect([...drafts.all.values()].map(({ document }) => document.nodes['prompt']!.params)).toEqual([
      { words: 'a fox' },
    ])
    expect(server.workflows.size).toBe(0)
    await pass(700)
    expect(server.words('w0')).toBe('a fox')
    expect(keeper.state.getState()).toMatchObject({ saved: 'saved', workflowId: 'w0', revision: 1 })
    await pass(0)
    expect(drafts.all.size).toBe(0)
  })

  it('saves about once a second while changes never end', async () => {
    const { write } = tab()
    write('start')
    await pass(1000)
    for (let at = 0; at < 50; at++) {
      write(`word ${at}`)
      await pass(100)
    }
    expect(server.saves).toBeGreaterThanOrEqual(5)
  })

  it('keeps a workflow here while the server is away, and saves it when it is back', async () => {
    const { keeper, write } = tab()
    server.away = true
    write('a fox')
    await pass(5000)
    expect(keeper.state.getState().saved).toBe('offline')
    expect(drafts.all.size).toBe(1)
    server.away = false
    await pass(4000)
    expect(keeper.state.getState().saved).toBe('saved')
    expect(server.words('w0')).toBe('a fox')
  })

  it('opens a draft again, and sends what the server does not have', async () => {
    const first = tab()
    first.write('a fox')
    await pass(1000)
    server.away = true
    first.write('an owl')
    await pass(300)
    first.keeper.close()
    server.away = false
    const second = tab()
    expect(await second.keeper.openLast()).toBe(true)
    expect(second.words()).toBe('an owl')
    await pass(1000)
    expect(server.words('w0')).toBe('an owl')
  })

  it('brings back what was opened and not touched, without saving it', async () => {
    const first = tab()
    await first.keeper.openText(JSON.stringify({ ...emptyWorkflow('Sent'), notes: 1 }), 'a link')
    await pass(100)
    first.keeper.close()
    const second = tab()
    expect(await second.keeper.openLast()).toBe(true)
    expect(second.document.document.meta.title).toBe('Sent')
    await pass(5000)
    expect(server.workflows.size).toBe(0)
  })

  it('sends what another was opened over as soon as the server is back, though nothing is changed there', async () => {
    const { keeper, write } = tab()
    server.away = true
    write('half a thought')
    keeper.openNew()
    await pass(5000)
    expect(server.workflows.size).toBe(0)
    server.away = false
    await pass(4000)
    expect(server.words('w0')).toBe('half a thought')
    await pass(10_000)
    expect(server.workflows.size).toBe(1)
    expect([...drafts.all.values()].filter(({ untouched }) => !untouched)).toEqual([])
  })

  it('sends what an earlier visit has left in this browser alone, and not what is open', async () => {
    const first = tab()
    server.away = true
    first.write('half a thought')
    first.keeper.openNew()
    await pass(1000)
    first.keeper.close()
    server.away = false
    const second = tab()
    await second.keeper.openLast()
    second.write('another')
    await second.keeper.sendForgotten()
    await pass(2000)
    expect(new Set([...server.workflows.keys()].map((id) => server.words(id)))).toEqual(
      new Set(['another', 'half a thought']),
    )
    expect(drafts.all.size).toBe(0)
  })

  it('saves it once, though the browser cannot remove its draft', async () => {
    const { keeper, write } = tab()
    const remove = drafts.remove
    drafts.remove = () => Promise.reject(new Error('gone'))
    write('half a thought')
    await pass(200)
    keeper.openNew()
    await pass(20_000)
    expect(server.workflows.size).toBe(1)
    await keeper.sendForgotten()
    await pass(20_000)
    expect(server.workflows.size).toBe(2)
    drafts.remove = remove
  })

  it('leaves no draft of what the server has, however short before its answer something was changed', async () => {
    const { write, document, keeper } = tab()
    write('a fox')
    await pass(650)
    write('an owl')
    await pass(2000)
    expect(server.words('w0')).toBe('an owl')
    // Back to what the server has, between a save and the draft that was to be written.
    document.undo()
    document.redo()
    await keeper.saveNamed('Done')
    await pass(1000)
    expect(drafts.all.size).toBe(0)
  })

  it('sends what another was opened over while the server was away', async () => {
    const { keeper, write } = tab()
    server.away = true
    write('half a thought')
    keeper.openNew()
    await pass(100)
    server.away = false
    write('another')
    await pass(1500)
    expect(new Set([...server.workflows.keys()].map((id) => server.words(id)))).toEqual(
      new Set(['another', 'half a thought']),
    )
  })
})

describe('somebody who saved first', () => {
  async function apart() {
    const own = tab()
    own.write('a fox')
    await pass(1000)
    const other = {
      ...own.document.document,
      nodes: { prompt: { ...own.document.document.nodes['prompt']!, params: { words: 'theirs' } } },
    }
    return { ...own, other }
  }

  it('is a conflict until a person chooses, and nothing is sent in the meantime', async () => {
    const { keeper, write, other } = await apart()
    await server.api.workflows.save('w0', { workflow: other, base: 1, sitting: 'another' })
    write('mine')
    await pass(1000)
    expect(keeper.state.getState().conflict).toMatchObject({ revision: 2 })
    write('mine too')
    await pass(5000)
    expect(server.words('w0')).toBe('theirs')
    await keeper.resolveConflict('mine')
    expect(server.words('w0')).toBe('mine too')
    expect(
      server.workflows.get('w0')!.map(({ document }) => document.nodes['prompt']!.params['words']),
    ).toContain('theirs')
  })

  it('can be taken, and undo brings mine back', async () => {
    const { keeper, write, words, document, other } = await apart()
    await server.api.workflows.save('w0', { workflow: other, base: 1, sitting: 'another' })
    write('mine')
    await pass(1000)
    await keeper.resolveConflict('theirs')
    expect(words()).toBe('theirs')
    await pass(2000)
    expect(drafts.all.size).toBe(0)
    document.undo()
    await pass(1000)
    expect(server.words('w0')).toBe('mine')
  })

  it('is left alone where mine becomes a workflow of its own, which has its own runs', async () => {
    const { keeper, write, document, other } = await apart()
    await server.api.workflows.save('w0', { workflow: other, base: 1, sitting: 'another' })
    write('mine')
    await pass(1000)
    const { id } = document.document
    await keeper.resolveConflict('copy')
    expect([server.words('w0'), server.words('w1')]).toEqual(['theirs', 'mine'])
    expect(server.workflows.get('w1')!.at(-1)!.document.meta.title).toBe('One (copy)')
    expect(document.document.id).not.toBe(id)
  })

  it('is nobody else where it is this tab from before a reload, or the very same', async () => {
    const { keeper, write, document } = await apart()
    write('an owl')
    // What is sent as the page goes away arrives, and the page never hears of it.
    keeper.flush()
    await pass(0)
    expect(server.words('w0')).toBe('an owl')
    write('an owl at night')
    await pass(1000)
    expect(keeper.state.getState()).toMatchObject({ saved: 'saved', conflict: undefined })
    expect(server.words('w0')).toBe('an owl at night')
    await server.api.workflows.save('w0', {
      workflow: { ...document.document, meta: { title: 'Both' } },
      base: server.workflows.get('w0')!.length,
      sitting: 'another',
    })
    document.run({ label: 'Same', apply: (now) => ({ document: { ...now, meta: { title: 'Both' } } }) })
    await pass(1000)
    expect(keeper.state.getState()).toMatchObject({ saved: 'saved', conflict: undefined })
  })

  it('is asked where a draft that a closed tab left is behind what this tab has saved since', async () => {
    const { keeper, write, words } = tab()
    write('first')
    await pass(1000)
    const old = keeper.state.getState()
    const left = { id: 'x', workflowId: 'w0', revision: old.revision, at: 1 }
    const document = server.workflows.get('w0')![0]!.document
    write('newest')
    await pass(1000)
    expect(server.words('w0')).toBe('newest')
    drafts.all.set('w0', { ...left, document: { ...document, meta: { title: 'Left' } }, takenUp: true })
    await keeper.openSaved('w0')
    await pass(1000)
    expect(words()).toBe('first')
    expect(keeper.state.getState()).toMatchObject({ saved: 'conflict' })
    expect(server.words('w0')).toBe('newest')
    // What is edited before the choice, and a reload, do not make it this tab's own.
    write('first and more')
    await pass(1000)
    expect(drafts.all.get('w0')).toMatchObject({ takenUp: true })
    await keeper.resolveConflict('mine')
    expect(server.words('w0')).toBe('first and more')
    await pass(1000)
    expect(drafts.all.size).toBe(0)
  })

  it('leaves no draft behind where the server has the very same', async () => {
    const { keeper, write, document } = tab()
    write('an owl')
    await pass(1000)
    const both = { ...document.document, meta: { title: 'Both' } }
    await server.api.workflows.save('w0', { workflow: both, base: 1, sitting: 'another' })
    document.run({ label: 'Same', apply: (now) => ({ document: { ...now, meta: { title: 'Both' } } }) })
    await pass(2000)
    expect(keeper.state.getState()).toMatchObject({ saved: 'saved', conflict: undefined })
    expect(drafts.all.size).toBe(0)
  })
})

describe('a version with a name', () => {
  const names = (id: string) => server.workflows.get(id)!.map(({ name }) => name)

  /** A tab that names a version of what somebody else has saved meanwhile. */
  const namedTooLate = async () => {
    const own = tab()
    own.write('a fox')
    await pass(1000)
    const theirs = { ...own.document.document, meta: { title: 'Theirs' } }
    await server.api.workflows.save('w0', { workflow: theirs, base: 1, sitting: 'another' })
    await own.keeper.saveNamed('Mine')
    return own
  }

  it('has it also where the workflow was never saved', async () => {
    const { keeper } = tab()
    keeper.openNew()
    await keeper.saveNamed('Before the rain')
    expect(names('w0')).toEqual([undefined, 'Before the rain'])
    expect(keeper.state.getState()).toMatchObject({ saved: 'saved', revision: 2 })
  })

  it('has it also where the server was away, once', async () => {
    const { keeper, write } = tab()
    write('a fox')
    await pass(1000)
    server.away = true
    await keeper.saveNamed('Alone')
    server.away = false
    await pass(4000)
    expect(names('w0')).toEqual([undefined, 'Alone'])
    write('two foxes')
    await pass(1000)
    expect(names('w0')).toEqual([undefined, 'Alone', undefined])
  })

  it('is not what somebody else’s version is called that was taken instead', async () => {
    const { keeper, write } = await namedTooLate()
    expect(keeper.state.getState().saved).toBe('conflict')
    await keeper.resolveConflict('theirs')
    write('an owl')
    await pass(2000)
    expect(names('w0')).toEqual([undefined, undefined, undefined])
  })

  it('has it where mine is kept instead of another', async () => {
    const { keeper } = await namedTooLate()
    await keeper.resolveConflict('mine')
    expect(names('w0')).toEqual([undefined, undefined, 'Mine'])
  })

  it('does not name the workflow that is opened next', async () => {
    const { keeper, write } = tab()
    write('a fox')
    await pass(1000)
    server.away = true
    await keeper.saveNamed('Alone')
    keeper.openNew()
    server.away = false
    write('an owl')
    await pass(4000)
    expect(names('w1')).toEqual([undefined])
  })
})
