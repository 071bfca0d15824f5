import type { FieldPlace } from './field-place.ts'

/** What came of writing a value: nothing to say, or why it is not allowed and was not written. */
export type Written = string | undefined

/** What every control is given. Controls hold no value of their own and know nothing of documents. */
export interface ControlProps<T = unknown> {
  /** For the label and for tests. */
  readonly id: string
  /** The accessible name. */
  readonly label: string
  readonly value: T
  readonly place: FieldPlace
  /** Keeps a value, or says why not. */
  readonly write: (value: T) => Written
  /** An entry that was not kept was given up. */
  readonly settle?: (() => void) | undefined
  /** Takes the last step of the history back, or brings it back. */
  readonly history?: ((step: 'undo' | 'redo') => void) | undefined
  /** Everything until `end` is one step of the history. */
  readonly gesture?: { readonly begin: () => void; readonly end: () => void } | undefined
  /** The id of the sentence that says what is wrong. */
  readonly describedBy?: string | undefined
  readonly invalid?: boolean | undefined
  /** What to write here, shown while there is nothing. */
  readonly hint?: string | undefined
  /** The node does not run as it stands: the field is drawn as an outline, and can be edited all the same. */
  readonly dim?: boolean | undefined
}
