import { createContext, useContext } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { NodeRegistry } from '../../engine/graph/index.ts'
import type { Api } from '../run/api/api.ts'
import type { RunCentre } from '../run/run-centre.ts'
import type { DocumentStore } from '../document/index.ts'
import type { Keeper } from '../keep/keeper.ts'
import type { ViewState } from './view-store.ts'

/** Everything a part of the editor may ask for; each thing has one owner. */
export interface Editor {
  readonly registry: NodeRegistry
  /** The workflow being edited, with its history. */
  readonly document: DocumentStore
  /** Selection, viewport, what is open. */
  readonly view: StoreApi<ViewState>
  /** The server's HTTP API. */
  readonly api: Api
  /** Runs, live: state, previews, archived steps. */
  readonly runs: RunCentre
  /** Saves the workflow as drafts and revisions, and opens others. */
  readonly keeper: Keeper
}

/** Holds the editor for the components below. */
export const EditorContext = createContext<Editor | undefined>(undefined)

/** The editor that a component belongs to. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('This component needs the editor around it.')
  return editor
}
