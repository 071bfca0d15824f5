import { type ReactNode, useEffect, useRef, useState } from 'react'
import { loadModels, useModels } from '../../fields/machine-models.ts'
import { Button, Select, toast } from '../../look/index.ts'
import { ApiProblem } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import type { MissingThing } from '../keeper-state.ts'
import { chooseFiles } from '../save-file.ts'
import type { Put } from './missing-row.tsx'

/** Two ways out where a model is missing: the zip file of its folder, or another that is installed. Closing it stops the sending. */
export function BringModel({ thing, put }: Put & { readonly thing: MissingThing }): ReactNode {
  const { api } = useEditor()
  const { models = [] } = useModels()
  const [busy, setBusy] = useState(false)
  const leaving = useRef<AbortController>(undefined)
  useEffect(() => () => leaving.current?.abort(), [])
  const choose = async (): Promise<void> => {
    const [file] = await chooseFiles('.zip,application/zip')
    if (!file) return
    setBusy(true)
    const { signal } = (leaving.current = new AbortController())
    try {
      const { id, sha256 } = await api.machine.sendModel(file, file.name, signal)
      await loadModels(api)
      // Closed meanwhile: what is open now may be another workflow.
      if (signal.aborted) return
      const same = id === thing.id && (thing.sha256 === undefined || sha256 === thing.sha256)
      const other = id === thing.id ? ' is here now, in another version.' : `: ${id} stands in its place.`
      put(id, same ? ' is here now.' : other)
    } catch (thrown) {
      if (signal.aborted) return
      toast.error(thrown instanceof ApiProblem ? thrown.detail : 'The model could not be brought.')
      setBusy(false)
    }
  }
  const options = models
    .filter(({ problem }) => problem === undefined)
    .map(({ id }) => ({ value: id, label: id }))
  return (
    <span className="flex items-center gap-2">
      <Button size="small" disabled={busy} title="The model’s folder, zipped" onClick={() => void choose()}>
        {busy ? 'Being tried …' : 'Choose file'}
      </Button>
      <span className="w-36">
        <Select
          label="Use another model"
          value=""
          placeholder="Use another"
          options={options}
          onChange={(id) => put(id, `: ${id} stands in its place.`)}
        />
      </span>
    </span>
  )
}
