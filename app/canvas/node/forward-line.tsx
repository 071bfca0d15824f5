import type { ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import { kindLook } from '../../look/index.ts'
import { portRow } from '../geometry/node-measures.ts'
import { portRowOf } from '../geometry/port-point.ts'
import { kindName } from './kind-name.ts'

interface Forward {
  readonly from: number
  readonly to: number
  readonly colour: string
}

/** Which rows a bypassed node lets through. */
function forwardsOf(node: NodeView): readonly Forward[] {
  return node.forwards.flatMap(([output, input]) => {
    const [from, to] = [portRowOf(node, 'input', input), portRowOf(node, 'output', output)]
    const port = node.inputs.find(({ name }) => name === input)
    if (from === undefined || to === undefined || port?.edge === undefined) return []
    return [{ from, to, colour: kindLook(kindName(port.kind)).colour }]
  })
}

/** Whether a bypassed node lets anything through. */
export function forwardsNothing(node: NodeView): boolean {
  return node.outputs.length > 0 && forwardsOf(node).length === 0
}

/** The mark of the way, in a row whose input its own output takes; dashed and grey where nothing goes through. */
export function ForwardRow({ node, row }: { readonly node: NodeView; readonly row: number }): ReactNode {
  const forward = forwardsOf(node).find(({ from, to }) => from === row && to === row)
  if (forward) return <span className="forward-row" style={{ color: forward.colour }} aria-hidden="true" />
  if (row === 0 && forwardsNothing(node))
    return <span className="forward-row" data-nothing aria-hidden="true" />
  return null
}

/** The lines from inputs to the outputs that take them: from port to port, behind the names beside them. */
export function ForwardLine({ node }: { readonly node: NodeView }): ReactNode {
  const lines = forwardsOf(node)
  if (lines.length === 0) return null
  const y = (row: number): number => row * portRow + portRow / 2
  return (
    <svg className="forward-lines" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      {lines.map(({ from, to, colour }) => (
        <path
          key={`${from} ${to}`}
          d={`M0 ${y(from)}H40C52 ${y(from)} 48 ${y(to)} 60 ${y(to)}H100`}
          style={{ stroke: colour }}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}
