import type { DragEvent, KeyboardEvent, ReactNode } from 'react'
import { classes, Icon, IconButton } from '../../look/index.ts'
import { ordinal } from '../../preview/time-text.ts'
import type { RunSummary } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import { askServer } from '../parts/ask-server.ts'

/** What a row is dragged as: another place for a run is no wish to open its graph. */
const placeType = 'application/x-reelgraph-place'

/** What `WaitingRow` is given. */
export interface WaitingRowProps {
  readonly run: RunSummary
  /** 0 is next. */
  readonly place: number
  readonly of: number
  /** Before which place something is dragged. */
  readonly over: number | undefined
  readonly onMove: (to: number) => void
  readonly onOver: (place: number | undefined) => void
  readonly onDrop: (id: string, place: number) => void
}

/** A run that waits. It is dragged by its grip, or moved with the arrows while the grip has the focus. */
export function WaitingRow(props: WaitingRowProps): ReactNode {
  const { run, place, of, over, onMove, onOver, onDrop } = props
  const { runs } = useEditor()
  const title = run.title ?? 'Untitled'
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: of - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onMove(to)
  }
  const before = (event: DragEvent): number => {
    const box = event.currentTarget.getBoundingClientRect()
    return event.clientY < box.top + box.height / 2 ? place : place + 1
  }
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(placeType)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    onOver(before(event))
  }
  return (
    <li
      data-run={run.id}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(placeType, run.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragEnd={() => onOver(undefined)}
      onDragOver={onDragOver}
      onDrop={(event) => {
        const id = event.dataTransfer.getData(placeType)
        if (id === '') return
        event.preventDefault()
        onDrop(id, before(event))
      }}
      className={classes(
        'flex items-center gap-2 rounded-row px-2 py-1',
        over === place && 'shadow-[inset_0_2px_0_var(--focus)]',
        over === of && place === of - 1 && 'shadow-[inset_0_-2px_0_var(--focus)]',
      )}
    >
      <button
        type="button"
        aria-label={`${title}, ${ordinal(place + 1)} of ${of}. Move with the arrows`}
        data-tip="Drag, or move with the arrows"
        className="grid h-7 w-4 shrink-0 cursor-grab place-items-center rounded-field text-ink3 hover:text-ink"
        onKeyDown={onKeyDown}
      >
        <Icon name="grip-vertical" size={14} />
      </button>
      <span className="min-w-0 flex-1 truncate text-13">{title}</span>
      <span className="digits text-12 text-ink3">{ordinal(place + 1)}</span>
      <IconButton
        icon="x"
        label={`Take ${title} out of the queue`}
        onClick={() => void askServer(runs.cancel(run.id))}
      />
    </li>
  )
}
