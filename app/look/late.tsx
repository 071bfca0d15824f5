import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { toast } from './layers/toast.ts'

/** A component that is loaded when it is first shown, or before that by `load`; once loaded it is shown at once. */
export interface LateComponent<Props> {
  (props: Props): React.ReactNode
  load(): Promise<void>
}

/**
 * Makes a component that is loaded late. What is typed right after a dialog was opened must find it there: see `load`.
 * `meanwhile` stands in its place until it is there, and where it cannot be had; the next that is shown asks again.
 */
export function late<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  meanwhile?: (props: Props) => ReactNode,
): LateComponent<Props> {
  let ready: ComponentType<Props> | undefined
  const fetched = async (): Promise<ComponentType<Props>> => (ready = await fetch())
  const Meanwhile = (props: Props): ReactNode => meanwhile?.(props) ?? null
  const fetchedOrNot = async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await fetched() }
    } catch {
      // An error would take the whole page along.
      if (!meanwhile) toast.error(missing, { id: 'late' })
      return { default: Meanwhile }
    }
  }
  function Late(props: Props) {
    // The one that it began with, so that it is not made anew.
    const [Shown] = useState<ComponentType<Props>>(() => ready ?? lazy(fetchedOrNot))
    return (
      <Suspense fallback={meanwhile?.(props)}>
        <Shown {...props} />
      </Suspense>
    )
  }
  return Object.assign(Late, { load: () => fetched().then(() => undefined) })
}

const missing = 'This part of the editor could not be loaded. Open it again when the server answers.'
