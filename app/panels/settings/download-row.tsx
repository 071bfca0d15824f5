import type { ReactNode } from 'react'
import { formatBytes } from '../../fields/format-bytes.ts'
import { IconButton } from '../../look/index.ts'
import type { ModelDownload } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import '../panels.css'
import { askServer } from '../parts/ask-server.ts'

/** What `DownloadRow` is given. */
export interface DownloadRowProps {
  readonly download: ModelDownload
  readonly onChange: () => void
}

/** A model on its way: how far it is, or why it stopped. */
export function DownloadRow({ download, onChange }: DownloadRowProps): ReactNode {
  const { api } = useEditor()
  const { id, url, sha256, modelId, state, doneBytes, totalBytes, file, error } = download
  const name = modelId ?? url.split('/').slice(-1)[0] ?? url
  const again = (): void => {
    const wish = {
      url,
      ...(sha256 !== undefined && { sha256 }),
      ...(modelId !== undefined && { id: modelId }),
    }
    void askServer(api.machine.addModel(wish)).then(onChange)
  }
  return (
    <li className="text-12" data-download={id}>
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
        {state === 'failed' && (
          <IconButton
            icon="rotate-ccw"
            iconSize={14}
            size={24}
            label={`Go on with ${name}`}
            onClick={again}
          />
        )}
        <IconButton
          icon="x"
          iconSize={14}
          size={24}
          label={state === 'failed' ? `Throw away what there is of ${name}` : `Stop bringing ${name}`}
          onClick={() => void askServer(api.machine.removeDownload(id)).then(onChange)}
        />
      </div>
      {state === 'failed' ? (
        <p className="text-err">{error?.message ?? 'It stopped.'}</p>
      ) : (
        <>
          <progress
            className="bar-progress"
            aria-label={`${name}, downloaded`}
            value={doneBytes}
            max={Math.max(1, totalBytes)}
          />
          <p className="digits mt-1 truncate text-ink2">
            {state === 'waiting'
              ? 'Waits'
              : state === 'checking'
                ? 'Checking what came'
                : `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}${file === undefined ? '' : `, ${file}`}`}
          </p>
        </>
      )}
    </li>
  )
}
