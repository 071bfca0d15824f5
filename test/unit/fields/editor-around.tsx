import { cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { DocumentStore, type Inside, type NodeView } from '../../../app/document/index.ts'
import type { Api } from '../../../app/run/api/api.ts'
import { type Editor, EditorContext } from '../../../app/shell/editor.ts'
import { createViewStore } from '../../../app/shell/view-store.ts'
import { parseWorkflow, registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { useStore } from 'zustand'

afterEach(cleanup)

/** What a test of a part of the editor stands in for. */
export interface Around {
  readonly api?: unknown
  readonly runs?: object
  readonly keeper?: unknown
}

/** An editor of a workflow without a server; what a test needs of one it brings. */
export function editorOf(workflow: object, { api = {}, runs, keeper = {} }: Around = {}): Editor {
  const { document, problems } = parseWorkflow({ format: 'reelgraph', version: 1, id: 'test', ...workflow })
  if (!document) throw new Error(JSON.stringify(problems))
  const registry = registryOf(declarations)
  const state = createStore(() => ({
    connection: 'live',
    current: undefined,
    runs: new Map(),
    starting: 0,
    refused: undefined,
    queue: undefined,
    ended: 0,
    sampled: new Map(),
    ...runs,
  }))
  return {
    registry,
    document: new DocumentStore(document, registry),
    view: createViewStore(),
    api: api as Api,
    runs: {
      state,
      now: () => Date.now(),
      accepted: (id: string) => (api as Api).runs.read(id),
    } as unknown as Editor['runs'],
    keeper: keeper as Editor['keeper'],
  }
}

/** Draws something within an editor. */
export function draw(editor: Editor, children: ReactNode): ReturnType<typeof render> {
  return render(<EditorContext value={editor}>{children}</EditorContext>)
}

/** Draws something of a node, anew whenever the node looks different: what the canvas does. */
export function WithNode(props: {
  readonly editor: Editor
  readonly id: string
  readonly inside?: Inside
  readonly children: (node: NodeView) => ReactNode
}): ReactNode {
  const { editor, id, inside, children } = props
  const node = useStore(editor.document.state, ({ document }) =>
    editor.document.context.reader.read(document, inside)?.nodes.get(id),
  )
  return node && children(node)
}

/** The value of a param as it is kept. */
export function kept({ document }: Editor, node: string, param: string): unknown {
  return document.document.nodes[node]?.params[param]
}

/** A workflow of one node. */
export function oneNode(type: string, params: object = {}, more: object = {}): Partial<WorkflowDocument> {
  return { nodes: { node: { type, version: 1, params: { ...params }, ...more } } }
}
