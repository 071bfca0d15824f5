import { type ReactNode, useCallback } from 'react'
import { setParam, together, typingOf } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { useEditor } from '../../shell/editor.ts'
import type { BodyProps } from '../body.ts'
import { useOutlined } from '../facts/use-outlined.ts'
import { foundSpacing } from '../outline/clip-time.ts'
import { outlineClip, outlineInput, type OutlineContext } from '../outline/outline-clip.ts'
import { retakenRange } from '../../../nodes/clip/retaken-range.ts'
import { settledNumber } from '../outline/settled-param.ts'
import { FrameRange } from '../strip/frame-range.tsx'
import { FrameStrip } from '../strip/frame-strip.tsx'
import { StripWhy } from '../strip/strip-why.tsx'

/** The part of a clip that is made again, dragged by its ends or as a whole. */
export function RetakeBody({ node }: BodyProps): ReactNode {
  const { document: store } = useEditor()
  const inside = useInside()
  const find = useCallback(
    (context: OutlineContext) => {
      const { frames } = outlineClip(node, context)
      const step = foundSpacing(outlineInput(node, 'clip', context))
      const [from, to] = [settledNumber(context.view, node, 'from'), settledNumber(context.view, node, 'to')]
      return { frames, step, range: retakenRange(from, to, frames.length, step) }
    },
    [node],
  )
  const outlined = useOutlined(find)
  if (!outlined.is) return <StripWhy why={outlined.why} />
  const { frames, step, range } = outlined.is
  const free = node.inputs.every(({ name, edge }) => (name !== 'from' && name !== 'to') || edge === undefined)
  const at = (frame: number): number => Math.round(frame * step * 1000) / 1000
  return (
    <FrameStrip frames={frames}>
      {range && free && (
        <FrameRange
          label="The part to make again"
          start={range.start}
          end={range.end}
          total={frames.length}
          ends
          say={(frame) => `${at(frame)} s`}
          onBegin={() => store.begin('Change the part to make again')}
          onEnd={() => store.commit()}
          onChange={(start, end) => {
            const ends = [
              setParam(inside, node.id, 'from', at(start)),
              setParam(inside, node.id, 'to', at(end)),
            ]
            store.run(together('Change the part to make again', ends, typingOf(ends)))
          }}
        />
      )}
    </FrameStrip>
  )
}
