import type { ReactNode } from 'react'
import type { IconName } from './icon-name.ts'
import { Icon } from './lucide-icon.tsx'

/** What stands where there is nothing yet: a drawing, a short sentence, perhaps one step. */
export function EmptyNote(props: {
  readonly icon: IconName
  readonly text: string
  readonly children?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center justify-center gap-3 px-6 py-10 text-center text-13 text-ink2">
      <Icon name={props.icon} size={20} className="text-ink3" />
      <p>{props.text}</p>
      {props.children}
    </div>
  )
}
