// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { nodeState } from '../../../app/canvas/node/node-state.ts'
import { ApiProblem } from '../../../app/run/api/api.ts'
import { ProgressLine } from '../../../app/shell/bottom/progress-line.tsx'
import { validateWorkflow } from '../../../engine/graph/index.ts'
import { draw, editorOf } from '../fields/editor-around.tsx'

it('a refused run names the node and what is muted, and leads to it', async () => {
  const editor = editorOf({
    nodes: {
      p: { type: 'text/prompt', version: 1, params: { words: 'a fox' }, title: 'My words', mode: 'mute' },
      r: { type: 'text/prompt-rewriter', version: 1, params: {} },
    },
    edges: { e: { from: ['p', 'text'], to: ['r', 'text'] } },
    layout: { nodes: {} },
  })
  const problems = validateWorkflow(editor.document.document, editor.registry).filter(
    ({ code }) => code === 'mute.removes',
  )
  draw(editor, <ProgressLine />)
  const refused = { code: 'workflow.nothing-to-make', status: 422, detail: 'It makes nothing.' }
  act(() => editor.runs.state.setState({ refused: new ApiProblem({ ...refused, problems }) }))
  const line = screen.getByRole('button')
  expect(line.textContent).toMatch(
    /^Prompt Rewriter: This node does not run, because .* comes from My words,/,
  )
  fireEvent.click(line)
  expect(editor.view.getState().panel).toBe('problems')
  const chosen = (): string[] => [...editor.view.getState().selection.nodes]
  await waitFor(() => expect(chosen()).toEqual(['r']), { timeout: 30_000 })

  // What is refused for another reason leads nowhere.
  act(() => editor.runs.state.setState({ refused: new ApiProblem({ ...refused, problems: [] }) }))
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByText('It makes nothing.')).toBeTruthy()
})

it('a node that something muted leaves out does not stand as an earlier run has left it', () => {
  expect(nodeState('on', 'done', true)).toBe('idle')
  expect(nodeState('on', 'error', true)).toBe('idle')
  expect(nodeState('on', 'running', true)).toBe('running')
  expect(nodeState('on', 'done')).toBe('done')
  expect(nodeState('muted', 'done', true)).toBe('muted')
})
