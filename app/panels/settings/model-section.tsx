import { type ReactNode, useCallback, useEffect } from 'react'
import { loadModels, useModels } from '../../fields/machine-models.ts'
import { Icon, IconButton } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { Section } from '../parts/section.tsx'
import { AddModel } from './add-model.tsx'
import { DownloadRow } from './download-row.tsx'
import { useAnswer } from './use-answer.ts'

/** Models that are installed, those on their way, and a way to bring one. */
export function ModelSection(): ReactNode {
  const { api, runs } = useEditor()
  const { models, loading, trouble } = useModels()
  const downloads = useAnswer(useCallback(() => api.machine.downloads(), [api]))
  const { again } = downloads
  useEffect(() => {
    // Progress comes many times a second; one look for all of it is enough.
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = runs.onModels(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        again()
      }, 250)
    })
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [runs, again])
  const underway = (downloads.value ?? []).filter(({ state }) => state !== 'done')
  return (
    <Section
      title="Models"
      note={
        <IconButton
          icon="rotate-ccw"
          iconSize={14}
          size={24}
          label="Look for models again"
          disabled={loading}
          onClick={() => void loadModels(api)}
        />
      }
    >
      {trouble !== undefined && <p className="text-12 text-err">{trouble}</p>}
      <ul className="flex flex-col gap-2.5">
        {models?.map(({ id, descriptor, problem }) => (
          <li key={id} className="flex gap-2 text-12">
            <Icon
              name={problem === undefined ? 'package' : 'triangle-alert'}
              size={14}
              className={problem === undefined ? 'mt-px text-ink2' : 'mt-px text-warn'}
            />
            <span className="min-w-0">
              <span className="block font-medium break-words">{id}</span>
              <span className="digits block text-ink2">
                {problem ?? `${descriptor.fps} frames a second, ${descriptor.licence}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {underway.length > 0 && (
        <ul className="mt-3 flex flex-col gap-3" aria-label="Downloads">
          {underway.map((download) => (
            <DownloadRow key={download.id} download={download} onChange={again} />
          ))}
        </ul>
      )}
      <AddModel onAdded={again} />
    </Section>
  )
}
