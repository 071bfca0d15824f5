// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ModelFoot } from '../../../app/bodies/foot/model-foot.tsx'
import { setMode } from '../../../app/document/index.ts'
import { draw, editorOf, WithNode } from '../fields/editor-around.tsx'

it('says of the model that is set what a run takes: also where a muted node is wired to it', async () => {
  const models = () => Promise.resolve([{ id: 'picturebook', problem: 'A file of it is gone.' }])
  const editor = editorOf(
    {
      nodes: {
        model: { type: 'model/load-model', version: 1, params: {} },
        words: { type: 'text/prompt', version: 1, params: { words: 'other' } },
      },
      edges: { e: { from: ['words', 'text'], to: ['model', 'model'] } },
      layout: { nodes: {} },
    },
    { api: { machine: { models } } },
  )
  draw(
    editor,
    <WithNode editor={editor} id="model">
      {(node) => <ModelFoot node={node} />}
    </WithNode>,
  )
  const foot = (): HTMLElement | null => screen.queryByText('A file of it is gone.')
  await act(() => vi.dynamicImportSettled())
  expect(foot()).toBeNull()
  act(() => void editor.document.run(setMode(undefined, ['words'], 'mute')))
  expect(foot()).toBeTruthy()
  act(() => void editor.document.undo())
  expect(foot()).toBeNull()
})
