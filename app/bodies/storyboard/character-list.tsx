import { type ReactNode, useState } from 'react'
import type { MomentPicture } from '../outline/outline.ts'
import { Button } from '../../look/index.ts'
import { CharacterRow } from './character-row.tsx'
import { changeCharacter, freeCharacterName, namedIn, removeCharacter } from './edit-characters.ts'
import type { StoryInHand } from './use-story.ts'

/** What `CharacterList` is given. */
export interface CharacterListProps {
  readonly story: StoryInHand
  /** Of the first frame of each shot. */
  readonly pictures: readonly (MomentPicture | undefined)[]
}

/** The characters of a story, described once; the one that is being edited is open. */
export function CharacterList({ story, pictures }: CharacterListProps): ReactNode {
  const { characters, shots } = story
  const [open, setOpen] = useState<number>()
  const add = (): void => {
    const name = freeCharacterName(characters)
    story.edit('Add character', { characters: [...characters, { name, description: 'a fox' }] })
    setOpen(characters.length)
  }
  return (
    <section aria-label="Characters">
      <h3 className="board-title">Characters</h3>
      <ul className="character-list">
        {characters.map((character, at) => (
          <CharacterRow
            key={at}
            character={character}
            characters={characters}
            at={at}
            shots={namedIn(shots, character.name)}
            picture={pictures[shots.findIndex((shot) => namedIn([shot], character.name) > 0)]}
            open={open === at}
            onOpen={(now) => setOpen(now ? at : undefined)}
            onChange={(change) => story.edit('Change character', changeCharacter(story, at, change))}
            onRemove={() => {
              story.edit('Delete character', removeCharacter(story, at))
              setOpen(undefined)
            }}
          />
        ))}
      </ul>
      <Button kind="quiet" size="small" icon="plus" className="nodrag" onClick={add}>
        Add character
      </Button>
    </section>
  )
}
