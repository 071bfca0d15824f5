import { memo, type ReactNode, useRef } from 'react'
import { disconnect } from '../../document/index.ts'
import { Icon } from '../../look/index.ts'
import { useStage } from '../stage/use-stage.ts'
import { useCourse } from './use-course.ts'
import type { WireProps } from './wire.tsx'

/** What stands in the middle of a wire: that it turns its value into something, or why it does not fit. */
export const WireMark = memo(function WireMark({ edge, points }: WireProps): ReactNode {
  const stage = useStage()
  const mark = useRef<HTMLDivElement>(null)
  const { id, fault, conversion, mapped } = edge
  useCourse(edge, points, (course) => {
    const { current } = mark
    if (!current) return
    current.style.display = course ? '' : 'none'
    if (course) current.style.transform = `translate(${course.middle.x}px, ${course.middle.y}px)`
  })
  if (fault !== undefined) {
    return (
      <div ref={mark} className="wire-mark" data-edge-mark={id} data-fault>
        <button
          type="button"
          className="wire-cross nopan"
          aria-label={`${fault} Remove this wire.`}
          onClick={() => stage.editor.document.run(disconnect(stage.inside, [id]))}
        >
          <Icon name="x" size={14} />
        </button>
        <span className="wire-fault" role="note">
          {fault}
        </span>
      </div>
    )
  }
  const words = [mapped ? 'each' : undefined, conversion].filter((word) => word !== undefined).join(', ')
  return (
    <div ref={mark} className="wire-mark" data-edge-mark={id}>
      <span className="wire-words">
        <Icon name="chevrons-right" size={14} />
        {words}
      </span>
    </div>
  )
})
