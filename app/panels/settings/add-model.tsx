import { type FormEvent, type ReactNode, useState } from 'react'
import { Button, TextField } from '../../look/index.ts'
import { ApiProblem } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'

/** Brings a model from a hub, by the address of its page. */
export function AddModel({ onAdded }: { readonly onAdded: () => void }): ReactNode {
  const { api } = useEditor()
  const [url, setUrl] = useState('')
  const [refused, setRefused] = useState<string>()
  const [asking, setAsking] = useState(false)
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setAsking(true)
    setRefused(undefined)
    try {
      await api.machine.addModel({ url: url.trim() })
      setUrl('')
      onAdded()
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown
      setRefused(thrown.fields[0]?.reason ?? thrown.detail)
    } finally {
      setAsking(false)
    }
  }
  return (
    <form className="mt-3 flex flex-col gap-2" onSubmit={(event) => void add(event)}>
      <TextField
        label="Address of a model's page"
        placeholder="https://host/owner/name"
        value={url}
        invalid={refused !== undefined}
        onChange={(text) => {
          setUrl(text)
          setRefused(undefined)
        }}
      />
      {refused !== undefined && (
        <p role="alert" className="text-12 text-err">
          {refused}
        </p>
      )}
      <Button type="submit" size="small" icon="download" disabled={asking || url.trim() === ''}>
        Bring a model
      </Button>
      <p className="text-12 text-ink3">
        In the layout of Hugging Face Optimum. One that lies on this machine is added with{' '}
        <code className="font-mono">reelgraph models add FOLDER</code>.
      </p>
    </form>
  )
}
