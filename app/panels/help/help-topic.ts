import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor } from '../../shell/editor.ts'

/** Which type of node the help panel explains. */
export interface HelpTopic {
  readonly state: StoreApi<{ readonly type: string | undefined }>
  /** Opens the help panel at a type. */
  open(type: string | undefined): void
}

const topics = new WeakMap<Editor['view'], HelpTopic>()

/** The help of an editor. */
export function helpTopic({ view }: Pick<Editor, 'view'>): HelpTopic {
  let topic = topics.get(view)
  if (!topic) {
    const state: HelpTopic['state'] = createStore(() => ({ type: undefined }))
    topic = {
      state,
      open(type) {
        state.setState({ type })
        view.setState({ panel: 'help' })
      },
    }
    topics.set(view, topic)
  }
  return topic
}
