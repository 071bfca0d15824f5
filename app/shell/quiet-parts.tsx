import type { ReactNode } from 'react'
import { ModelsFollowed } from '../fields/models-followed.tsx'
import { ForgottenSent } from '../keep/forgotten-sent.tsx'
import { PostersAhead } from '../gallery/posters-ahead.tsx'
import { ConnectionNotice } from '../preview/connection-notice.tsx'
import { TabProgress } from '../preview/tab-progress.tsx'
import { usePaste } from './keys/use-paste.ts'

/** What the window does beside the graph that nobody waits for: it comes when the editor has nothing else to do. */
export function QuietParts(): ReactNode {
  usePaste()
  return (
    <>
      <PostersAhead />
      <TabProgress />
      <ConnectionNotice />
      <ModelsFollowed />
      <ForgottenSent />
    </>
  )
}
