import { useEffect, useState } from 'react'

/** Text of a field between what is typed and what is kept. */
export interface Draft {
  /** What the field shows: what was typed and not yet kept, or else what is kept. */
  readonly text: string
  /** Whether something is typed that is not kept. */
  readonly open: boolean
  type(text: string): void
  /** Back to what is kept. */
  drop(): void
}

/**
 * Holds what somebody types until it is kept. Where what is kept becomes something else meanwhile (undo, another tab), it
 * wins over what was typed.
 */
export function useDraft(kept: string): Draft {
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: string }>()
  const landed = draft !== undefined && draft.text === kept
  useEffect(() => {
    if (draft && landed && draft.over !== kept) setDraft({ text: draft.text, over: kept })
  }, [draft, landed, kept])
  const valid = draft !== undefined && (landed || draft.over === kept)
  return {
    text: valid ? draft.text : kept,
    open: valid && !landed,
    type: (text) => setDraft({ text, over: kept }),
    drop: () => setDraft(undefined),
  }
}
