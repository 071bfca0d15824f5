import { z } from 'zod'
import { registryOf } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { DocumentStore, emptyWorkflow } from '../../document/index.ts'
import { Keeper } from '../../keep/keeper.ts'
import { ownCopy } from '../../keep/own-copy.ts'
import { Api } from '../../run/api/api.ts'
import { RunCentre } from '../../run/run-centre.ts'
import type { Editor } from '../editor.ts'
import { whenIdle } from './when-idle.ts'
import { rememberView } from './remember-view.ts'

/** An editor that has started, and what ends it. */
export interface StartedEditor {
  readonly editor: Editor
  /** Ends its connections and stops keeping. */
  readonly stop: () => void
}

/** Starts an editor on this page: one of everything, each knowing what it needs. Nothing is opened yet. */
export function bootEditor(): StartedEditor {
  // The page's policy allows no code made of text, which zod would try for the sake of speed.
  z.config({ jitless: true })
  const registry = registryOf(declarations)
  const document = new DocumentStore(ownCopy(emptyWorkflow()), registry)
  const api = new Api()
  const { view, forget } = rememberView()
  const runs = new RunCentre({
    api,
    registry,
    workflow: document.state,
    savedAs: () => keeper.placeOfRun(),
    storage: localStorage,
    place: { ready: whenIdle() },
  })
  const keeper: Keeper = new Keeper({ document, registry, api, runs })
  const flush = (): void => keeper.flush()
  addEventListener('pagehide', flush)
  return {
    editor: { registry, document, view, api, runs, keeper },
    stop: () => {
      forget()
      removeEventListener('pagehide', flush)
      keeper.close()
      runs.close()
    },
  }
}
