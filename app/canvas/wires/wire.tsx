import { memo, type ReactNode, useRef } from 'react'
import { useStore } from 'zustand'
import type { EdgeView, Point } from '../../document/index.ts'
import { kindLook } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { kindName } from '../node/kind-name.ts'
import { useRunOf } from '../node/use-node.ts'
import { levelOf } from '../stage/detail.ts'
import { useStage, useStageState } from '../stage/use-stage.ts'
import { useCourse } from './use-course.ts'

/** What `Wire` is given. */
export interface WireProps {
  readonly edge: EdgeView
  readonly points: readonly Point[] | undefined
}

/** A wire: its casing, the line in the colour and dash of its kind, and a broader line that the pointer finds. */
export const Wire = memo(function Wire({ edge, points }: WireProps): ReactNode {
  const { id, from, to, kind, fault } = edge
  const group = useRef<SVGGElement>(null)
  const shown = useRef(true)
  const pending = useRunOf(
    from[0],
    ({ state }) => state === 'queued' || state === 'running' || state === 'error',
  )
  const chosen = useStore(useEditor().view, ({ selection }) => selection.edges.has(id))
  const lit = useStageState(
    ({ hovered, insertInto, wire }) =>
      insertInto === id || (!wire && hovered !== undefined && (hovered === from[0] || hovered === to[0])),
  )
  const { state } = useStage()
  useCourse(edge, points, (course, held) => {
    const { current } = group
    if (!current) return
    if (shown.current !== (course !== undefined)) current.style.display = course ? '' : 'none'
    shown.current = course !== undefined
    if (!course) return
    // A node may have hundreds of wires: while it is dragged, only what is seen of them follows.
    const { children } = current
    const first = held && levelOf(state.getState().zoom) === 'plate' ? 1 : 0
    const end = held ? children.length - 1 : children.length
    for (let at = first; at < end; at++) children[at]!.setAttribute('d', course.path)
  })
  const look = kindLook(kindName(kind))
  return (
    <g
      ref={group}
      className="wire"
      data-edge-id={id}
      data-kind={kindName(kind)}
      data-fault={fault === undefined ? undefined : true}
      data-pending={(pending && fault === undefined) || undefined}
      data-chosen={chosen || undefined}
      data-lit={lit || undefined}
    >
      <path className="wire-case" strokeWidth={look.width + 4} />
      <path
        className="wire-line"
        stroke={look.colour}
        strokeWidth={look.width}
        strokeDasharray={look.dash}
        strokeLinecap={look.round ? 'round' : 'butt'}
      />
      {look.doubled && <path className="wire-core" strokeWidth={look.width - 2.5} />}
      <path className="wire-hit" />
    </g>
  )
})
