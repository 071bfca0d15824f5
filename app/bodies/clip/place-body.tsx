import { type ReactNode, useCallback } from 'react'
import { setParam } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { useEditor } from '../../shell/editor.ts'
import type { BodyProps } from '../body.ts'
import { useOutlined } from '../facts/use-outlined.ts'
import { outlineClip, outlineInput, type OutlineContext } from '../outline/outline-clip.ts'
import { placing } from '../outline/placed-outline.ts'
import { FrameRange } from '../strip/frame-range.tsx'
import { FrameStrip } from '../strip/frame-strip.tsx'
import { StripWhy } from '../strip/strip-why.tsx'

/** Where in the clip the frames are put; they are dragged to another time. */
export function PlaceBody({ node }: BodyProps): ReactNode {
  const { document: store } = useEditor()
  const inside = useInside()
  const find = useCallback(
    (context: OutlineContext) => {
      const { frames } = outlineClip(node, context)
      const { frames: put, at, fromEnd, step } = placing(node, context, outlineInput(node, 'clip', context))
      return { frames, put: put.length, at, fromEnd, step }
    },
    [node],
  )
  const outlined = useOutlined(find)
  if (!outlined.is) return <StripWhy why={outlined.why} />
  const { frames, put, at, fromEnd, step } = outlined.is
  const total = frames.length
  const free = node.inputs.every(({ name, edge }) => name !== 'at' || edge === undefined)
  const inClip = at >= 0 && at + put <= total
  const seconds = (frame: number): number => Math.round(frame * step * 1000) / 1000
  return (
    <FrameStrip frames={frames}>
      {free && inClip && put < total && (
        <FrameRange
          label="Where the frames are"
          start={at}
          end={at + put}
          total={total}
          ends={false}
          say={(frame) => `${seconds(frame)} s`}
          onBegin={() => store.begin('Move frames')}
          onEnd={() => store.commit()}
          onChange={(start, end) =>
            void store.run(setParam(inside, node.id, 'at', seconds(fromEnd ? total - end : start)))
          }
        />
      )}
    </FrameStrip>
  )
}
