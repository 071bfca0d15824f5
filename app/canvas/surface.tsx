import { type Edge, type NodeTypes, type OnNodeDrag, type OnNodesChange, ReactFlow } from '@xyflow/react'
import { type ReactNode, useCallback, useRef, useSyncExternalStore } from 'react'
import { applyChanges } from './flow/apply-changes.ts'
import type { FlowNode } from './flow/flow-node.ts'
import { letGo } from './gestures/let-go.ts'
import { NodeDrag } from './gestures/node-drag.ts'
import { useHeld } from './gestures/use-held.ts'
import { usePointer } from './gestures/use-pointer.ts'
import { Frame, Note } from './late-layers.ts'
import { Layers } from './layers.tsx'
import { CanvasNode } from './node/canvas-node.tsx'
import { useCanvasHandle, zoomRange } from './stage/use-canvas-handle.ts'
import { useOpening } from './stage/use-opening.ts'
import { useStage } from './stage/use-stage.ts'
import { useViewport } from './stage/use-viewport.ts'
import { WireLayer } from './wires/wire-layer.tsx'

const nodeTypes = { node: CanvasNode, frame: Frame, note: Note } as NodeTypes
/** Made once: nothing in them is rendered again because a node has changed. */
const onCanvas = <WireLayer />
const overCanvas = <Layers />
const noEdges: Edge[] = []
const addingKeys = ['Shift', 'Control', 'Meta']
const grid: [number, number] = [4, 4]
const panButtons = [0, 1]
/** So far the pointer may move between press and release, in pixels, and it is a click; farther, it is a drag. */
const clickReach = 3

/** React Flow with our nodes in it, our wires under them, and our gestures around it. */
export function Surface(): ReactNode {
  const stage = useStage()
  const root = useRef<HTMLDivElement>(null)
  const dots = useRef<HTMLDivElement>(null)
  const { flow } = stage
  const nodes = useSyncExternalStore(
    useCallback((listener: () => void) => flow.subscribe(listener), [flow]),
    () => flow.nodes as FlowNode[],
  )
  useCanvasHandle(stage, root)
  useViewport(stage, root, dots)
  useOpening(stage)
  useHeld(stage, root)
  const pointer = usePointer(stage)

  const onNodesChange = useCallback<OnNodesChange<FlowNode>>(
    (changes) => applyChanges(stage, changes),
    [stage],
  )
  const onNodeDragStart = useCallback<OnNodeDrag<FlowNode>>(
    (event, _, dragged) => {
      letGo(stage)
      stage.drag = new NodeDrag(
        stage,
        dragged.map(({ id }) => id),
        event.altKey,
      )
    },
    [stage],
  )
  const onNodeDragStop = useCallback(() => letGo(stage), [stage])

  return (
    <div ref={root} className="canvas" {...pointer}>
      <div ref={dots} className="canvas-dots" />
      <ReactFlow
        nodes={nodes}
        edges={noEdges}
        nodeTypes={nodeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStart={onNodeDragStart}
        onNodeDragStop={onNodeDragStop}
        minZoom={zoomRange.min}
        maxZoom={zoomRange.max}
        attributionPosition="bottom-left"
        snapToGrid
        snapGrid={grid}
        zIndexMode="manual"
        nodeDragThreshold={clickReach}
        nodeClickDistance={clickReach}
        paneClickDistance={clickReach}
        panOnDrag={panButtons}
        zoomOnDoubleClick={false}
        nodesFocusable={false}
        nodesConnectable={false}
        disableKeyboardA11y
        multiSelectionKeyCode={addingKeys}
        selectionKeyCode={null}
        deleteKeyCode={null}
        panActivationKeyCode={null}
        zoomActivationKeyCode={null}
      >
        {onCanvas}
      </ReactFlow>
      {overCanvas}
    </div>
  )
}
