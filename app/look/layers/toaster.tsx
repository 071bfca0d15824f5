import { useEffect } from 'react'
import { toast, Toaster as Sonner } from 'sonner'
import { toastsAreShown } from './toast.ts'

/** Where short messages appear: over the lower edge of the canvas. `toast` makes one. */
export function Toaster() {
  useEffect(() => toastsAreShown(toast), [])
  return (
    <Sonner
      position="bottom-center"
      offset={52}
      visibleToasts={3}
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'surface-palette flex w-[26rem] max-w-[calc(100vw-2rem)] items-center gap-3 px-3 py-2.5 text-13 text-ink',
          title: 'font-medium',
          description: 'text-12 text-ink2',
          content: 'min-w-0 flex-1',
          actionButton: 'shrink-0 rounded-row bg-raise px-2.5 h-7 text-12 font-medium',
          cancelButton: 'shrink-0 rounded-row px-2.5 h-7 text-12 text-ink2',
          error: 'text-ink [&_[data-icon]]:text-err',
          warning: '[&_[data-icon]]:text-warn',
          success: '[&_[data-icon]]:text-ok',
        },
      }}
    />
  )
}
