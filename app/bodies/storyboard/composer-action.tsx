import type { MouseEvent, ReactNode } from 'react'
import { useStore } from 'zustand'
import { viewKey } from '../../canvas/flow/flow-id.ts'
import { useInside } from '../../fields/use-inside.ts'
import { Button, IconButton } from '../../look/index.ts'
import { refocus } from '../../look/refocus.ts'
import { useEditor } from '../../shell/editor.ts'
import { noSelection } from '../../shell/view-store.ts'
import type { BodyProps } from '../body.ts'
import { useFitWhenOpen } from './use-fit-when-open.ts'

/** Opens the storyboard, and closes it again. Which one is open is no part of the workflow. */
export function ComposerAction({ node }: BodyProps): ReactNode {
  const { view } = useEditor()
  const key = viewKey(useInside(), node.id)
  const large = useStore(view, ({ expanded }) => expanded.has(key))
  const fit = useFitWhenOpen(node.id, large)
  const toggle = ({ currentTarget }: MouseEvent<HTMLButtonElement>): void => {
    // One button takes the other's place.
    refocus(currentTarget.parentElement)
    const expanded = new Set(view.getState().expanded)
    if (!expanded.delete(key)) {
      expanded.add(key)
      fit()
    }
    // What is chosen lies on top of what is beside it.
    view.setState({ expanded, selection: { ...noSelection, nodes: new Set([node.id]) } })
  }
  if (large)
    return (
      <Button size="small" icon="minimize-2" className="nodrag" aria-expanded onClick={toggle}>
        Collapse
      </Button>
    )
  return (
    <IconButton
      icon="maximize-2"
      label="Open the storyboard"
      size={24}
      iconSize={14}
      className="nodrag"
      aria-expanded={false}
      onClick={toggle}
    />
  )
}
