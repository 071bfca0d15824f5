import * as RadixDialog from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { IconButton } from '../controls/icon-button.tsx'

/** What a dialog is made with. */
export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  /** One sentence under the title. */
  readonly description?: string
  /** Buttons at the end, the one it is for last. */
  readonly footer?: ReactNode
  /** Without the title bar, as a search: the title is for assistive tools only. */
  readonly bare?: boolean
  /** It has to be answered: there is no other way out of it, and what is being typed as it opens answers nothing. */
  readonly answer?: boolean
  /** Nothing in it takes the focus: it is scrolled with the keys itself. */
  readonly reading?: boolean
  /** Where it stands: in the middle, or near the top, as a search. */
  readonly place?: 'middle' | 'top' | 'whole'
  /** Where its upper left corner is on the page, for what belongs to a place; nothing behind it is dimmed then. */
  readonly at?: { readonly left: number; readonly top: number } | undefined
  /** Its width, by default `w-[30rem]`. */
  readonly className?: string
  readonly children?: ReactNode
}

const places = {
  middle: 'top-1/2 left-1/2 -translate-x-1/2 -translate-y-1/2 max-h-[calc(100vh-4rem)]',
  top: 'top-[12vh] left-1/2 -translate-x-1/2 max-h-[76vh]',
  whole: 'inset-4',
} as const

/** No button takes the focus: it may open by itself, amid other work. */
function focusItself(event: Event): void {
  event.preventDefault()
  ;(event.currentTarget as HTMLElement).focus()
}

/** A window over the editor that waits for an answer; Escape closes it and focus goes back. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, footer, bare, place = 'middle', className, at } = props
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay
          className={classes(
            'fixed inset-0 z-40',
            at ? '' : 'bg-[color-mix(in_srgb,var(--canvas)_60%,transparent)]',
          )}
        />
        <RadixDialog.Content
          {...(description === undefined && { 'aria-describedby': undefined })}
          style={at}
          {...(props.answer && { onOpenAutoFocus: focusItself })}
          className={classes(
            'surface-palette layer fixed z-50 flex max-w-[calc(100vw-2rem)] flex-col overflow-hidden outline-none',
            at ? '' : places[place],
            className ?? (place === 'whole' ? '' : 'w-[30rem]'),
          )}
        >
          {bare ? (
            <RadixDialog.Title className="sr-only">{title}</RadixDialog.Title>
          ) : (
            <header className="flex items-start gap-2 px-4 pt-4 pb-3">
              <div className="min-w-0 flex-1">
                <RadixDialog.Title className="text-14 font-semibold">{title}</RadixDialog.Title>
                {description && (
                  <RadixDialog.Description className="mt-1 text-13 text-ink2">
                    {description}
                  </RadixDialog.Description>
                )}
              </div>
              {!props.answer && (
                <RadixDialog.Close asChild>
                  <IconButton icon="x" label="Close" />
                </RadixDialog.Close>
              )}
            </header>
          )}
          {bare ? (
            props.children
          ) : (
            <div
              {...(props.reading && { tabIndex: 0, role: 'region', 'aria-label': title })}
              className="min-h-0 flex-1 overflow-y-auto px-4 pb-4"
            >
              {props.children}
            </div>
          )}
          {footer && (
            <footer className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
          )}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}
