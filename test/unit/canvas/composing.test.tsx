// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import type { NodeProps } from '@xyflow/react'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import type { FlowNode } from '../../../app/canvas/flow/flow-node.ts'
import { Frame } from '../../../app/canvas/frames/frame.tsx'
import { NodeTitle } from '../../../app/canvas/node/node-title.tsx'
import { Crumbs } from '../../../app/canvas/subgraph/crumbs.tsx'
import { addFrame, makeSubgraph } from '../../../app/document/index.ts'
import type { Editor } from '../../../app/shell/editor.ts'
import { TitleMenu } from '../../../app/shell/top/title-menu.tsx'
import { draw, editorOf, oneNode, WithNode } from '../fields/editor-around.tsx'

const fields: readonly [name: string, part: (editor: Editor) => ReactNode, open?: string][] = [
  ['Title of the workflow', () => <TitleMenu />, 'Tale'],
  [
    'Name of Prompt',
    (editor) => (
      <WithNode editor={editor} id="node">
        {(node) => <NodeTitle node={node} />}
      </WithNode>
    ),
    'Prompt',
  ],
  [
    'Name of the group',
    (editor) => {
      const { made } = editor.document.run(addFrame(undefined, { x: 0, y: 0, w: 300, h: 200 })) as {
        readonly made: readonly string[]
      }
      return <Frame {...({ id: `frame:${made[0]}`, selected: false } as NodeProps<FlowNode>)} />
    },
  ],
  [
    'Name of this subgraph',
    (editor) => {
      editor.document.run(makeSubgraph(undefined, ['node'], { title: 'Words' }))
      return <Crumbs path={['words']} />
    },
  ],
]

it.each(fields)('%s stays open while a key is one of those that compose a letter', (name, part, open) => {
  const editor = editorOf({ ...oneNode('text/prompt'), meta: { title: 'Tale' }, layout: { nodes: {} } })
  draw(editor, part(editor))
  if (open !== undefined) fireEvent.doubleClick(screen.getByText(open))
  const field = screen.getByRole('textbox', { name })
  act(() => field.focus())
  for (const key of ['Enter', 'Escape']) {
    fireEvent.keyDown(field, { key, isComposing: true })
    expect(document.activeElement).toBe(field)
  }
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(document.activeElement).not.toBe(field)
})
