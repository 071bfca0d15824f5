// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DocumentStore, emptyWorkflow } from '../../../app/document/index.ts'
import { Keeper } from '../../../app/keep/keeper.ts'
import type { Api } from '../../../app/run/api/api.ts'
import { idSchema, registryOf } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const registry = registryOf(declarations)
const template = { ...emptyWorkflow('Text to video'), id: 'text-to-video' }
const shown: string[] = []
let keeper: Keeper
let document: DocumentStore

beforeEach(() => {
  localStorage.clear()
  shown.length = 0
  document = new DocumentStore(emptyWorkflow(), registry)
  const api = {
    workflows: {
      template: () => Promise.resolve({ workflow: template }),
      read: () => Promise.resolve({ id: 'w1', revision: 1, workflow: template }),
    },
    runs: { read: () => Promise.resolve({ workflow: template }) },
    machine: { models: () => Promise.resolve([]) },
    files: {},
  } as unknown as Api
  const drafts = {
    read: async () => undefined,
    write: async () => {},
    remove: async () => {},
    forgotten: async () => [],
  }
  const runs = { show: (run: string | undefined) => void shown.push(run ?? ''), current: undefined }
  keeper = new Keeper({ document, registry, api, drafts, runs })
})

afterEach(() => keeper.close())

describe('what runs are found by', () => {
  it.each<[string, () => unknown]>([
    ['a template', () => keeper.openTemplate('text-to-video')],
    ['a new workflow', () => keeper.openNew()],
    ['a file or a link', () => keeper.openText(JSON.stringify(template), 'a file')],
    ['the graph of a run', () => keeper.openRun('r1')],
  ])('is new each time that %s is opened', async (_, open) => {
    const ids = [document.document.id, template.id]
    for (let time = 0; time < 2; time++) {
      await open()
      expect(ids).not.toContain(document.document.id)
      ids.push(document.document.id)
      expect(idSchema.safeParse(document.document.id).success).toBe(true)
    }
  })

  it('stays what it was where a saved workflow is opened again', async () => {
    await keeper.openSaved('w1')
    expect(document.document.id).toBe('text-to-video')
  })

  it('is said of the run whose graph is opened', async () => {
    await keeper.openRun('r1')
    expect(shown).toEqual(['r1'])
  })
})
