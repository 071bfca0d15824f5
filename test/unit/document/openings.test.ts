import { expect, it } from 'vitest'
import { addNode, DocumentStore, emptyWorkflow, setParam } from '../../../app/document/index.ts'
import { registryOf } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

it('what is typed and taken back is no opening; another workflow is', () => {
  const store = new DocumentStore(emptyWorkflow('One'), registryOf(declarations), () => 0)
  store.run(addNode(undefined, 'text/prompt', { x: 0, y: 0 }))
  store.run(setParam(undefined, 'prompt', 'words', 'a fox'))
  store.open(store.document)
  const { openings, document } = store.state.getState()
  for (const words of ['a foxes', 'a fox']) store.run(setParam(undefined, 'prompt', 'words', words))
  expect(store.state.getState()).toMatchObject({ openings, undoLabel: undefined, redoLabel: undefined })
  expect(store.document).not.toBe(document)
  store.open(emptyWorkflow('Two'))
  expect(store.state.getState().openings).toBe(openings + 1)
})
