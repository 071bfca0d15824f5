import { type ReactNode, useState } from 'react'
import type { Character } from '../../../nodes/clip/mentions.ts'
import { Button, Icon, IconButton, TextField } from '../../look/index.ts'
import { refocus } from '../../look/refocus.ts'
import type { MomentPicture } from '../outline/outline.ts'
import { Moment } from '../pictures/moment.tsx'
import { nameFault } from './edit-characters.ts'

/** What `CharacterRow` is given. */
export interface CharacterRowProps {
  readonly character: Character
  readonly characters: readonly Character[]
  readonly at: number
  /** How many shots name it. */
  readonly shots: number
  readonly picture: MomentPicture | undefined
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onChange: (change: Character) => void
  readonly onRemove: () => void
}

/** One character: a picture of a shot that names it, its name, its words; open, with fields for them. */
export function CharacterRow(props: CharacterRowProps): ReactNode {
  const { character, shots, picture, open, onOpen } = props
  return (
    <li className="character" data-open={open || undefined}>
      <div className="character-line">
        <span className="character-picture surface-screen" data-theme="dark">
          <Icon name="user" />
          {picture && <Moment picture={picture} />}
        </span>
        <span className="character-words" data-tip={shots === 0 ? 'No shot names it yet' : undefined}>
          <b>@{character.name}</b>
          <span>{character.description}</span>
        </span>
        <IconButton
          icon={open ? 'chevron-up' : 'pencil'}
          label={open ? `Close @${character.name}` : `Edit @${character.name}`}
          aria-expanded={open}
          className="nodrag"
          onClick={() => onOpen(!open)}
        />
      </div>
      {open && <CharacterFields {...props} />}
    </li>
  )
}

function CharacterFields({ character, characters, at, onChange, onRemove }: CharacterRowProps): ReactNode {
  const [name, setName] = useState(character.name)
  const [description, setDescription] = useState(character.description)
  const [shown, setShown] = useState(character)
  // Changed elsewhere, as by an undo. The fields stay, and with them the focus.
  if (shown.name !== character.name || shown.description !== character.description) {
    setShown(character)
    setName(character.name)
    setDescription(character.description)
  }
  const fault =
    nameFault(name, characters, at) ??
    (description.trim() === '' ? 'Say what the character looks like.' : undefined)
  const keep = (): void => {
    if (fault !== undefined) return
    if (name !== character.name || description !== character.description) onChange({ name, description })
  }
  return (
    <form
      className="character-fields nodrag"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
      onKeyDown={(event) => {
        // Runs with what is typed, and does not submit.
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) keep()
      }}
    >
      <TextField label={`Name of @${character.name}`} value={name} onChange={setName} maxLength={40} />
      <TextField
        label={`What @${character.name} looks like`}
        value={description}
        onChange={setDescription}
        maxLength={2000}
      />
      {fault !== undefined && (
        <p role="alert" className="text-12 text-err">
          {fault}
        </p>
      )}
      <div className="flex justify-between">
        <Button
          kind="quiet"
          size="small"
          icon="trash-2"
          onClick={({ currentTarget }) => {
            refocus(currentTarget.closest('section'))
            onRemove()
          }}
        >
          Delete
        </Button>
        <Button kind="plain" size="small" type="submit" disabled={fault !== undefined}>
          Keep
        </Button>
      </div>
    </form>
  )
}
