import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../../shell/editor.ts'
import { ManyInspector } from './many-inspector.tsx'
import { NodeInspector } from './node-inspector.tsx'
import { useChosenEdge, useChosenNode } from './use-chosen.ts'
import { WireInspector } from './wire-inspector.tsx'
import { WorkflowInspector } from './workflow-inspector.tsx'

/** What is known of what is selected, and what can be changed in it; with nothing selected, the workflow's own. */
export function Inspector(): ReactNode {
  const { nodes, edges } = useStore(useEditor().view, ({ selection }) => selection)
  const [first] = nodes
  const node = useChosenNode(nodes.size === 1 ? first : undefined)
  const [wire] = edges
  const edge = useChosenEdge(nodes.size === 0 ? wire : undefined)
  if (nodes.size > 1) return <ManyInspector ids={[...nodes]} />
  if (node) return <NodeInspector node={node} />
  if (edge) return <WireInspector edge={edge} also={edges.size - 1} />
  return <WorkflowInspector />
}
