import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import type { Character } from '../../../nodes/clip/mentions.ts'
import { historyKeys } from '../../fields/history-keys.ts'
import { useHistory } from '../../fields/use-history.ts'
import { MentionList, type Offer } from './mention-list.tsx'
import { completeMention, matchingCharacters, mentionAt, mentionParts } from './mention-parts.ts'

/** What `MentionField` is given. */
export interface MentionFieldProps {
  readonly value: string
  readonly characters: readonly Character[]
  readonly label: string
  readonly hint?: string
  readonly rows?: number
  readonly onType: (value: string) => void
  /** Makes a character of a name that is typed. */
  readonly onAdd: (name: string, prompt: string) => void
}

/** Words in which characters are named: an @ offers them, and a name stands out where it is somebody's. */
export function MentionField(props: MentionFieldProps): ReactNode {
  const { value, characters, label, hint, rows = 2, onType, onAdd } = props
  const { history } = useHistory(`Change ${label}`)
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number>()
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const typed = caret === undefined ? undefined : mentionAt(value, caret)
  const offers = typed ? offersFor(typed.typed, characters) : []
  const open = offers.length > 0
  const at = Math.min(chosen, offers.length - 1)

  const take = (offer: Offer): void => {
    if (!typed) return
    const done = completeMention(value, typed, offer.name)
    if (offer.isNew) onAdd(offer.name, done.prompt)
    else onType(done.prompt)
    setCaret(undefined)
    setChosen(0)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(done.caret, done.caret)
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (historyKeys(event, { open: false, drop() {} }, history)) return
    if (!open || event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) setChosen((at + by + offers.length) % offers.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey)
      take(offers[at]!)
    else if (event.key === 'Escape') setCaret(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="mention nodrag nowheel">
      <div className="mention-words" aria-hidden="true">
        {mentionParts(value, characters).map(({ text, is }, part) => (
          <span key={part} data-is={is}>
            {text}
          </span>
        ))}
        {'\n'}
      </div>
      <textarea
        ref={area}
        rows={rows}
        value={value}
        placeholder={hint}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? `${list}-${at}` : undefined}
        onChange={({ target }) => {
          onType(target.value)
          setCaret(target.selectionStart)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(undefined)}
      />
      {open && <MentionList id={list} offers={offers} chosen={at} onTake={take} />}
    </div>
  )
}

function offersFor(typed: string, characters: readonly Character[]): readonly Offer[] {
  const found = matchingCharacters(typed, characters).slice(0, 6)
  const there = characters.some(({ name }) => name.toLowerCase() === typed.toLowerCase())
  // A name that is typed in full needs no list.
  if (there && found.length === 1) return []
  const known = found.map(({ name, description }): Offer => ({ name, description, isNew: false }))
  if (typed === '' || there || typed.length > 40) return known
  return [...known, { name: typed, description: 'a new character', isNew: true }]
}
