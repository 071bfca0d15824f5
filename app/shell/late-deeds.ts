import { toast } from '../look/index.ts'
import type { Editor } from './editor.ts'

/** What actions do, loaded when the first of them is done, or before that by `load`. */
export interface LateDeeds<Deeds> {
  /** Makes an action's `run`. */
  (act: (deeds: Deeds, editor: Editor) => void): (editor: Editor) => void
  load(): Promise<unknown>
}

/** Keeps what actions do out of what the editor loads first: their titles and keys are known at once. */
export function lateDeeds<Deeds>(load: () => Promise<Deeds>): LateDeeds<Deeds> {
  let ready: Deeds | undefined
  const fetched = async (): Promise<Deeds> => (ready ??= await load())
  const make =
    (act: (deeds: Deeds, editor: Editor) => void) =>
    (editor: Editor): void => {
      if (ready) act(ready, editor)
      else
        void fetched().then(
          (deeds) => act(deeds, editor),
          () =>
            toast.error('This part of the editor could not be loaded. Try again when the server answers.'),
        )
    }
  return Object.assign(make, { load: fetched })
}
