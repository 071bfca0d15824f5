import type { ReactNode } from 'react'
import { Icon } from '../../look/index.ts'

/** A name that can be put in. */
export interface Offer {
  readonly name: string
  readonly description: string
  /** Nobody has it yet. */
  readonly isNew: boolean
}

/** What `MentionList` is given. */
export interface MentionListProps {
  readonly id: string
  readonly offers: readonly Offer[]
  readonly chosen: number
  readonly onTake: (offer: Offer) => void
}

/** The names that are offered below the words. */
export function MentionList({ id, offers, chosen, onTake }: MentionListProps): ReactNode {
  return (
    <ul id={id} role="listbox" aria-label="Characters" className="mention-list surface-palette">
      {offers.map((offer, at) => (
        <li
          key={offer.name}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === chosen}
          // The field keeps the focus.
          onPointerDown={(event) => {
            event.preventDefault()
            event.stopPropagation()
            onTake(offer)
          }}
        >
          {offer.isNew && <Icon name="plus" size={14} />}
          <b>@{offer.name}</b>
          <span>{offer.description}</span>
        </li>
      ))}
    </ul>
  )
}
