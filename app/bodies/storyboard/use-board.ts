import { useCallback } from 'react'
import type { NodeView } from '../../document/index.ts'
import { useOutlined } from '../facts/use-outlined.ts'
import type { OutlineContext } from '../outline/outline-clip.ts'
import type { Outlined } from '../outline/outline.ts'
import { type LaidBoard, laidBoard } from './laid-board.ts'

/** A composer's storyboard as it is laid out now, or why that cannot be told before a run. */
export function useBoard(node: NodeView): Outlined<LaidBoard> {
  const find = useCallback((context: OutlineContext) => laidBoard(node, context), [node])
  return useOutlined(find)
}
