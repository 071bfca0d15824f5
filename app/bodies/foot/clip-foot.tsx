import type { ReactNode } from 'react'
import { emptyOutline } from '../outline/empty-outline.ts'
import type { OutlineContext } from '../outline/outline-clip.ts'
import type { BodyProps } from '../body.ts'
import { useOutlined } from '../facts/use-outlined.ts'
import { clipWords } from './clip-words.ts'
import { useCallback } from 'react'
import './foot.css'

/** What an empty clip comes to: its frames and seconds, as the model really makes them. */
export function ClipFoot({ node }: BodyProps): ReactNode {
  const find = useCallback((context: OutlineContext) => clipWords(emptyOutline(node, context)), [node])
  const words = useOutlined(find)
  return <p className="foot digits">{words.is ?? words.why}</p>
}
