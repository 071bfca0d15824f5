import type { ReactNode } from 'react'
import { ModelsFollowed } from '../fields/models-followed.tsx'
import { PostersAhead } from '../gallery/posters-ahead.tsx'
import { ConnectionNotice } from '../preview/connection-notice.tsx'
import { TabProgress } from '../preview/tab-progress.tsx'

/** What the window does beside the graph that nobody waits for: it comes when the editor has nothing else to do. */
export function QuietParts(): ReactNode {
  return (
    <>
      <PostersAhead />
      <TabProgress />
      <ConnectionNotice />
      <ModelsFollowed />
    </>
  )
}
