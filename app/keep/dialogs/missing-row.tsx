import { type ReactNode, useEffect, useRef, useState } from 'react'
import { setParam, together, unfreeze } from '../../document/index.ts'
import { Button, Icon, toast } from '../../look/index.ts'
import { ApiProblem } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import type { MissingThing } from '../keeper-state.ts'
import { chooseFiles } from '../save-file.ts'
import { BringModel } from './bring-model.tsx'
import { placeOf } from '../node-place.ts'
import { paramsThatHold } from './params-that-hold.ts'

const looks = {
  model: { icon: 'package', unnamed: 'A model without a name', words: ' is not installed here.' },
  asset: { icon: 'image-off', unnamed: 'A file without a name', words: ' is not on this machine.' },
  kept: {
    icon: 'snowflake',
    unnamed: 'A node',
    words: ' is frozen, and what it keeps is not on this machine.',
  },
} as const

/** A file, a model or a kept output that is not on this machine: its name and hash, and a way to bring it, or to do without it. */
export function MissingRow({ thing }: { readonly thing: MissingThing }): ReactNode {
  const { document } = useEditor()
  const [mended, setMended] = useState<string>()
  const { kind, name, sha256 } = thing
  const put = (value: string, words: string): void => {
    if (value !== thing.id) {
      const places = paramsThatHold(document.document, thing)
      document.run(
        together(
          kind === 'model' ? 'Choose another model' : 'Choose another file',
          places.map(({ inside, node, param }) => setParam(inside, node, param, value)),
        ),
      )
    }
    setMended(words)
  }
  const thaw = (): void => {
    for (const { inside, node } of thing.nodes.map(placeOf)) document.run(unfreeze(inside, [node]))
    setMended(' runs again.')
  }
  return (
    <li
      data-missing={thing.id}
      className="flex items-center gap-3 rounded-node border border-line p-3 text-12"
    >
      <Icon
        name={mended === undefined ? looks[kind].icon : 'circle-check'}
        size={16}
        className={mended === undefined ? 'text-warn' : 'text-ok'}
      />
      <span className="min-w-0 flex-1">
        <b className="font-medium text-ink">{name ?? looks[kind].unnamed}</b>
        <span className="text-ink2">{mended ?? looks[kind].words}</span>
        {sha256 !== undefined && (
          <code className="block truncate font-mono text-12 text-ink3" title={sha256}>
            {sha256}
          </code>
        )}
      </span>
      {mended === undefined && kind === 'model' && <BringModel thing={thing} put={put} />}
      {mended === undefined && kind === 'asset' && <ChooseFile thing={thing} put={put} />}
      {mended === undefined && kind === 'kept' && (
        <Button size="small" onClick={thaw}>
          Unfreeze
        </Button>
      )}
    </li>
  )
}

/** Puts what stands in for the missing thing into every setting that names it; `words` say what was done. */
export interface Put {
  readonly put: (value: string, words: string) => void
}

function ChooseFile({ thing, put }: Put & { readonly thing: MissingThing }): ReactNode {
  const { api } = useEditor()
  const there = useRef(true)
  useEffect(() => {
    there.current = true
    return () => {
      there.current = false
    }
  }, [])
  const choose = async (): Promise<void> => {
    const [file] = await chooseFiles('image/*,video/*')
    if (!file) return
    try {
      const { sha256 } = await api.files.upload(file, file.name)
      // Closed meanwhile: what is open now may be another workflow.
      if (!there.current) return
      put(sha256, sha256 === thing.id ? ' is here now.' : `: ${file.name} stands in its place.`)
    } catch (thrown) {
      toast.error(thrown instanceof ApiProblem ? thrown.detail : 'The file could not be brought.')
    }
  }
  return (
    <Button size="small" onClick={() => void choose()}>
      Choose file
    </Button>
  )
}
