'use client'
import './plain-zod.ts'
import { useEffect, useState } from 'react'
import { EditorContext } from '../editor.ts'
import type { Editor } from '../editor.ts'
import { Frame } from '../frame.tsx'
import { bootEditor } from './boot-editor.ts'
import { openFirst } from './open-first.ts'
import { Skeleton } from './skeleton.tsx'
import { graphIsThere } from './when-idle.ts'

/** The editor; until it has started, the empty frame of it, which is also what the server sends. */
export function Boot() {
  const [editor, setEditor] = useState<Editor>()
  useEffect(() => {
    const started = bootEditor()
    let gone = false
    void openFirst(started.editor).finally(() => {
      if (!gone) setEditor(started.editor)
      graphIsThere()
    })
    return () => {
      gone = true
      started.stop()
    }
  }, [])
  return editor ? (
    <EditorContext value={editor}>
      <Frame />
    </EditorContext>
  ) : (
    <Skeleton />
  )
}
