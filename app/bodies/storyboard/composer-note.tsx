import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { viewKey } from '../../canvas/flow/flow-id.ts'
import { useInside } from '../../fields/use-inside.ts'
import { useEditor } from '../../shell/editor.ts'
import type { BodyProps } from '../body.ts'
import { storyWords } from './story-words.ts'
import { useBoard } from './use-board.ts'

/** What the shots come to, beside the title of the large form. */
export function ComposerNote({ node }: BodyProps): ReactNode {
  const key = viewKey(useInside(), node.id)
  const large = useStore(useEditor().view, ({ expanded }) => expanded.has(key))
  const board = useBoard(node)
  if (!large || !board.is) return null
  return <span className="board-sum digits">{storyWords(board.is.story)}</span>
}
