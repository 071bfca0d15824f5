import { type ReactNode, useCallback } from 'react'
import type { BodyProps } from '../body.ts'
import { useOutlined } from '../facts/use-outlined.ts'
import { outlineClip, type OutlineContext } from '../outline/outline-clip.ts'
import { FrameStrip } from '../strip/frame-strip.tsx'
import { StripWhy } from '../strip/strip-why.tsx'

/** Which frames an extended clip has already, and which are to be made. */
export function ExtendBody({ node }: BodyProps): ReactNode {
  const find = useCallback((context: OutlineContext) => outlineClip(node, context).frames, [node])
  const frames = useOutlined(find)
  return frames.is ? <FrameStrip frames={frames.is} /> : <StripWhy why={frames.why} />
}
