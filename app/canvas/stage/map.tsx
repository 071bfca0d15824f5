import { MiniMap } from '@xyflow/react'
import type { ReactNode } from 'react'
import type { FlowNode } from '../flow/flow-node.ts'
import './map.css'

const size = { width: 160, height: 116 }

/** The whole graph, small; dragging in it moves the view. */
export function Map(): ReactNode {
  return (
    <MiniMap<FlowNode>
      className="map"
      style={size}
      pannable
      zoomable
      ariaLabel="Map of the graph"
      nodeBorderRadius={8}
      nodeClassName={({ type, selected }) => `map-${type ?? 'node'}${selected ? ' map-chosen' : ''}`}
    />
  )
}
