import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../../look/index.ts'
import type { Template } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import './templates.css'

/** The templates that fit what was typed. */
export function TemplateGrid({ words }: { readonly words: string }): ReactNode {
  const { api, keeper, runs, view } = useEditor()
  const connection = useStore(runs.state, (state) => state.connection)
  const [templates, setTemplates] = useState<readonly Template[]>()
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => {
    let gone = false
    api.workflows.templates().then(
      (found) => {
        if (gone) return
        setTemplates(found)
        setTrouble(undefined)
      },
      () => gone || setTrouble('The server cannot be reached. The templates come back with it.'),
    )
    return () => {
      gone = true
    }
  }, [api, connection])
  const open = async (name: string): Promise<void> => {
    try {
      await keeper.openTemplate(name)
      view.setState({ panel: undefined })
    } catch {
      setTrouble('The server cannot be reached, so the template did not arrive. Try again when it is back.')
    }
  }
  const shown = (templates ?? []).filter(({ title, description, tags }) =>
    [title, description, ...tags].join(' ').toLowerCase().includes(words.trim().toLowerCase()),
  )
  return (
    <>
      {trouble !== undefined && (
        <p role="alert" className="px-4 pb-3 text-12 text-ink2">
          {trouble}
        </p>
      )}
      <ul className="grid min-h-0 flex-1 auto-rows-min grid-cols-2 gap-x-3 gap-y-4 overflow-y-auto px-4 pt-1 pb-4">
        {shown.map(({ name, title, description, thumbnail }) => (
          <li key={name}>
            <button
              type="button"
              className="template on-picture"
              data-template={name}
              onClick={() => void open(name)}
            >
              {thumbnail ? (
                <img
                  className="template-picture"
                  src={api.workflows.templateThumbnailUrl(name)}
                  alt=""
                  loading="lazy"
                />
              ) : (
                <span className="template-picture" data-theme="dark">
                  <Icon name="layout-template" size={20} />
                </span>
              )}
              <b className="template-title">{title}</b>
              <span className="template-words">{description}</span>
            </button>
          </li>
        ))}
      </ul>
      {templates && shown.length === 0 && (
        <p className="px-4 pb-4 text-12 text-ink2">No template by these words.</p>
      )}
    </>
  )
}
