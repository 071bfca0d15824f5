import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '../../look/index.ts'
import type { Template } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import './templates.css'

/** Workflows to start from, each with a picture of what it makes. */
export function TemplatesPanel(): ReactNode {
  const { api, keeper, view } = useEditor()
  const [templates, setTemplates] = useState<readonly Template[]>()
  const [trouble, setTrouble] = useState<string>()
  const [words, setWords] = useState('')
  useEffect(() => {
    let gone = false
    api.workflows.templates().then(
      (found) => gone || setTemplates(found),
      () => gone || setTrouble('The server cannot be reached. The templates come back with it.'),
    )
    return () => {
      gone = true
    }
  }, [api])
  const shown = (templates ?? []).filter(({ title, description, tags }) =>
    [title, description, ...tags].join(' ').toLowerCase().includes(words.trim().toLowerCase()),
  )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-col gap-3 px-4 pt-4 pb-3">
        <h2 className="text-14 font-semibold">Templates</h2>
        <label className="flex h-8 items-center gap-2 rounded-field bg-well px-2 text-ink2">
          <Icon name="search" size={14} />
          <input
            className="min-w-0 flex-1 bg-transparent text-13 text-ink outline-none"
            aria-label="Find a template"
            placeholder="Find by words"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </label>
      </header>
      <ul className="grid min-h-0 flex-1 auto-rows-min grid-cols-2 gap-3 overflow-y-auto px-4 pb-4">
        {shown.map(({ name, title, description, thumbnail }) => (
          <li key={name}>
            <button
              type="button"
              className="template on-picture"
              data-template={name}
              onClick={() => {
                void keeper.openTemplate(name).then(() => view.setState({ panel: undefined }))
              }}
            >
              {thumbnail ? (
                <img
                  className="template-picture"
                  src={api.workflows.templateThumbnailUrl(name)}
                  alt=""
                  loading="lazy"
                />
              ) : (
                <span className="template-picture" />
              )}
              <b className="template-title">{title}</b>
              <span className="template-words">{description}</span>
            </button>
          </li>
        ))}
      </ul>
      {trouble !== undefined && <p className="px-4 pb-4 text-12 text-ink2">{trouble}</p>}
      {templates && shown.length === 0 && (
        <p className="px-4 pb-4 text-12 text-ink2">No template by these words.</p>
      )}
    </div>
  )
}
