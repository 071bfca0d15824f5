import { type ReactNode, useState } from 'react'
import { Icon, Segmented } from '../../look/index.ts'
import { SavedList } from './saved-list.tsx'
import { TemplateGrid } from './template-grid.tsx'

/** Workflows to open: those to start from, each with a picture of what it makes, and those that were saved here. */
export function TemplatesPanel(): ReactNode {
  const [part, setPart] = useState<'templates' | 'saved'>('templates')
  const [words, setWords] = useState('')
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-col gap-3 px-4 pt-4 pb-3">
        <Segmented
          label="Which workflows"
          wide
          value={part}
          onChange={setPart}
          segments={[
            { value: 'templates', label: 'Templates' },
            { value: 'saved', label: 'Yours' },
          ]}
        />
        <label className="flex h-8 items-center gap-2 rounded-field bg-well px-2 text-ink2">
          <Icon name="search" size={14} />
          <input
            className="min-w-0 flex-1 bg-transparent text-13 text-ink outline-none"
            aria-label={part === 'templates' ? 'Find a template' : 'Find a workflow'}
            placeholder="Find by words"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </label>
      </header>
      {part === 'templates' ? <TemplateGrid words={words} /> : <SavedList words={words} />}
    </div>
  )
}
