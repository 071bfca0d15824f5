import { type ReactNode, useRef } from 'react'
import { Button } from '../../look/index.ts'
import type { MomentPicture } from '../outline/outline.ts'
import { addShot, changeShot, duplicateShot, moveShot, removeShot } from './edit-shots.ts'
import type { Story } from './lay-story.ts'
import { shotLimits } from './shot.ts'
import { ShotRow } from './shot-row.tsx'
import { type ShotDrag, useShotDrag } from './use-shot-drag.ts'
import type { StoryInHand } from './use-story.ts'

/** What `ShotList` is given. */
export interface ShotListProps {
  readonly story: StoryInHand
  readonly laid: Story | undefined
  readonly maxShots: number | undefined
  /** What each shot shows of itself. */
  readonly pictures: readonly (MomentPicture | undefined)[]
  readonly chosen: number
  readonly onChoose: (shot: number) => void
}

/** The shots of a story as rows, in order; they are put in another by dragging, or with the arrow keys. */
export function ShotList({ story, laid, maxShots, pictures, chosen, onChoose }: ShotListProps): ReactNode {
  const { shots, characters } = story
  const list = useRef<HTMLOListElement>(null)
  const move = (from: number, to: number): void => {
    story.edit('Move shot', { shots: moveShot(shots, from, to) })
    onChoose(Math.min(shots.length - 1, Math.max(0, to)))
  }
  const { drag, grip } = useShotDrag(list, move)
  const focusGrip = (at: number): void => {
    requestAnimationFrame(() => {
      const grips = list.current?.querySelectorAll<HTMLElement>('.shot-grip')
      grips?.[Math.min(shots.length - 1, Math.max(0, at))]?.focus()
    })
  }
  return (
    <section aria-label="Shots" className="board-shots">
      <h3 className="board-title">Shots</h3>
      <ol ref={list} className="shot-list" data-dragging={drag ? true : undefined}>
        {shots.map((shot, at) => (
          <ShotRow
            key={at}
            shot={shot}
            number={at + 1}
            laid={laid?.shots[at]}
            step={laid?.spacing ?? 0.25}
            characters={characters}
            picture={pictures[at]}
            chosen={chosen === at}
            only={shots.length === 1}
            shift={drag?.from === at ? drag.by : undefined}
            line={drag && lineAt(drag, at)}
            onChoose={() => onChoose(at)}
            onType={(prompt) => story.type({ shots: changeShot(shots, at, { prompt }) }, `shot ${at}`)}
            onAdd={(name, prompt) =>
              story.edit('Add character', {
                characters: [...characters, { name, description: name.replaceAll(/[-_]/g, ' ') }],
                shots: changeShot(shots, at, { prompt }),
              })
            }
            onLength={(seconds) =>
              story.type({ shots: changeShot(shots, at, { seconds }) }, `seconds of shot ${at}`)
            }
            onChange={(label, change) => story.edit(label, { shots: changeShot(shots, at, change) })}
            onDuplicate={() => {
              story.edit('Duplicate shot', { shots: duplicateShot(shots, at) })
              onChoose(at + 1)
            }}
            onRemove={() => {
              story.edit('Delete shot', { shots: removeShot(shots, at) })
              onChoose(Math.max(0, at - 1))
            }}
            onMove={(by) => {
              move(at, at + by)
              focusGrip(at + by)
            }}
            onGrip={grip(at)}
          />
        ))}
      </ol>
      <Button
        kind="quiet"
        size="small"
        icon="plus"
        className="nodrag"
        disabled={shots.length >= shotLimits.count}
        onClick={() => {
          story.edit('Add shot', { shots: addShot(shots) })
          onChoose(shots.length)
        }}
      >
        Add shot
      </Button>
      {maxShots !== undefined && shots.length > maxShots && (
        <p className="board-note">
          This model holds {maxShots} shots in one clip. Make them one after another, or delete{' '}
          {shots.length - maxShots}.
        </p>
      )}
    </section>
  )
}

/** Where the line is that says where a dragged shot will be. */
function lineAt({ from, to }: ShotDrag, at: number): 'before' | 'after' | undefined {
  return to === from || to !== at ? undefined : to > from ? 'after' : 'before'
}
