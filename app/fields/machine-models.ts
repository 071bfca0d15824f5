import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Api, InstalledModel } from '../run/api/api.ts'
import { ApiProblem } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'

/** Which models are installed, as far as the server has said. */
export interface ModelsState {
  readonly models: readonly InstalledModel[] | undefined
  readonly loading: boolean
  /** Why they are not known. */
  readonly trouble: string | undefined
}

const lists = new WeakMap<Api, StoreApi<ModelsState>>()

/** The installed models of a server, asked for once however many fields show them. */
export function modelsOf(api: Api): StoreApi<ModelsState> {
  let list = lists.get(api)
  if (!list) {
    list = createStore(() => ({ models: undefined, loading: false, trouble: undefined }))
    lists.set(api, list)
  }
  return list
}

/** Asks anew: after a model has arrived, or where the last answer was none. */
export async function loadModels(api: Api): Promise<void> {
  const list = modelsOf(api)
  if (list.getState().loading) return
  list.setState({ loading: true })
  try {
    list.setState({ models: await api.machine.models(), loading: false, trouble: undefined })
  } catch (error) {
    const trouble =
      error instanceof ApiProblem ? error.detail : 'The list of models did not arrive. Try again.'
    list.setState({ loading: false, trouble })
  }
}

/** The installed models; the first who looks asks for them. */
export function useModels(): ModelsState {
  const { api } = useEditor()
  const state = useStore(modelsOf(api))
  const unknown = state.models === undefined && state.trouble === undefined
  useEffect(() => {
    if (unknown) void loadModels(api)
  }, [api, unknown])
  return state
}
