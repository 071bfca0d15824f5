// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import type { NodeProps } from '@xyflow/react'
import type { ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { FindNode } from '../../../app/canvas/find/find-node.tsx'
import type { FlowNode } from '../../../app/canvas/flow/flow-node.ts'
import { Frame } from '../../../app/canvas/frames/frame.tsx'
import { NodeTitle } from '../../../app/canvas/node/node-title.tsx'
import { QuickAdd } from '../../../app/canvas/quick-add/quick-add.tsx'
import { Crumbs } from '../../../app/canvas/subgraph/crumbs.tsx'
import { addFrame, makeSubgraph } from '../../../app/document/index.ts'
import type { Editor } from '../../../app/shell/editor.ts'
import { TitleMenu } from '../../../app/shell/top/title-menu.tsx'
import { SelectList } from '../../../app/look/controls/select-list.tsx'
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

const lists: readonly [name: string, list: (close: () => void) => ReactNode][] = [
  ['Search nodes', (close) => <QuickAdd overlay={{ kind: 'add', at: { x: 0, y: 0 } }} onClose={close} />],
  ['Find a node', (close) => <FindNode onClose={close} />],
  [
    'Find in Model',
    (close) => (
      <SelectList
        anchor={{ current: document.body }}
        label="Model"
        value="a"
        options={['a', 'b', 'c'].map((value) => ({ value, label: value }))}
        search
        onChoose={() => {}}
        onClose={close}
      />
    ),
  ],
]

it.each(lists)('%s: keys that compose a letter neither choose nor move on', async (name, list) => {
  const nodes = Object.fromEntries(
    ['a', 'b'].map((id) => [id, { type: 'text/prompt', version: 1, params: {} }]),
  )
  const close = vi.fn()
  draw(editorOf({ nodes, layout: { nodes: {} } }), list(close))
  const field = await screen.findByRole('combobox', { name })
  const active = (): string | null => field.getAttribute('aria-activedescendant')
  const first = active()
  expect(first).not.toBeNull()
  for (const key of ['ArrowDown', 'Tab', 'Enter']) fireEvent.keyDown(field, { key, isComposing: true })
  expect(active()).toBe(first)
  expect(close).not.toHaveBeenCalled()
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect(active()).not.toBe(first)
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(close).toHaveBeenCalledTimes(1)
})
