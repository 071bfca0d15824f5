import type { ReactNode } from 'react'
import { Dialog } from '../look/index.ts'
import { SamplerView } from './sampler-body.tsx'

/** The picture of a sampler as large as the window, with its transport and its steps. */
export function PreviewOverlay(props: { readonly node: string; readonly onClose: () => void }): ReactNode {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title="Preview"
      place="whole"
    >
      <div className="preview-large">
        <SamplerView path={props.node} />
      </div>
    </Dialog>
  )
}
