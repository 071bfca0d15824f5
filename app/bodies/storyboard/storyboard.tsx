import { stripWidth } from './board-width.ts'
import { type ReactNode, useState } from 'react'
import { ParamField, RowField } from '../../fields/index.ts'
import { fieldRows } from '../../fields/field-rows.ts'
import { seconds } from '../../../nodes/clip/clip-size.ts'
import type { BodyProps } from '../body.ts'
import { BoardStrip } from './board-strip.tsx'
import { CharacterList } from './character-list.tsx'
import { shotAt } from './lay-story.ts'
import { MentionField } from './mention-field.tsx'
import { ShotList } from './shot-list.tsx'
import './storyboard.css'
import { useBoard } from './use-board.ts'
import { useStory } from './use-story.ts'

/** The composer in its large form: characters, what holds for every shot, the shots, and the clip they make. */
export function Storyboard({ node }: BodyProps): ReactNode {
  const story = useStory(node)
  const board = useBoard(node)
  const laid = board.is?.story
  const pictures = board.is?.pictures ?? []
  const [playhead, setPlayhead] = useState(0.5)
  const [picked, setPicked] = useState(0)
  const chosen = Math.min(picked, story.shots.length - 1)
  const on = Math.min(Math.floor(playhead), Math.max(0, pictures.length - 1))
  // A shot shows its first frame; the one that the playhead is in shows the frame there.
  const shown = story.shots.map((_, at) => {
    const shot = laid?.shots[at]
    if (!laid || !shot) return undefined
    return pictures[shotAt(laid, on) === at ? on : shot.first]
  })
  const choose = (shot: number): void => {
    setPicked(shot)
    const place = laid?.shots[shot]
    if (place && !(playhead >= place.first && playhead < place.first + place.latents))
      setPlayhead(place.first + 0.5)
  }
  const size = fieldRows(node).find(({ key }) => key === 'width')
  const mode = node.inputs.find(({ name }) => name === 'mode')
  const everyShot = node.inputs.find(({ name }) => name === 'everyShot')
  return (
    <div className="board">
      <div className="board-columns">
        <div className="board-side">
          <CharacterList
            story={story}
            pictures={story.shots.map((_, at) => pictures[laid?.shots[at]?.first ?? -1])}
          />
          <section aria-label="Every shot">
            <h3 className="board-title">Every shot</h3>
            {everyShot?.edge === undefined ? (
              <MentionField
                label="Every shot"
                value={story.everyShot}
                characters={story.characters}
                hint="A caption that holds for the whole clip."
                onType={(everyShot) => story.type({ everyShot }, 'every shot')}
                onAdd={(name, everyShot) =>
                  story.edit('Add character', {
                    characters: [...story.characters, { name, description: name.replaceAll(/[-_]/g, ' ') }],
                    everyShot,
                  })
                }
              />
            ) : (
              <ParamField node={node} input={everyShot} place="node" bare />
            )}
          </section>
          <section aria-label="Clip" className="board-clip">
            <h3 className="board-title">Clip</h3>
            {size && <RowField node={node} row={size} place="node" />}
            {laid && (
              <p className="board-rate">
                <span>Rate</span>
                <span className="digits">{seconds(laid.fps)} fps</span>
              </p>
            )}
            {mode && <ParamField node={node} input={{ ...mode, label: 'Shots' }} place="node" />}
            <p className="board-note">{modeWords(node.node.params['mode'])}</p>
          </section>
        </div>
        <ShotList
          story={story}
          laid={laid}
          maxShots={node.node.params['mode'] === 'one-after-another' ? undefined : board.is?.maxShots}
          pictures={shown}
          chosen={chosen}
          onChoose={choose}
        />
      </div>
      {laid ? (
        <BoardStrip
          story={story}
          laid={laid}
          pictures={pictures}
          width={stripWidth}
          chosen={chosen}
          onChoose={choose}
          playhead={playhead}
          onPlayhead={(at) => {
            setPlayhead(at)
            const shot = shotAt(laid, Math.floor(at))
            if (shot !== undefined) setPicked(shot)
          }}
        />
      ) : (
        <p className="board-why surface-screen" data-theme="dark">
          {board.why}
        </p>
      )}
    </div>
  )
}

function modeWords(mode: unknown): string {
  return mode === 'one-after-another'
    ? 'Each shot is made when the ones before it are finished.'
    : 'All shots share one clip, so a character stays the same in all of them.'
}
