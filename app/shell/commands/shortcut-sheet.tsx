import { Dialog, Keys } from '../../look/index.ts'
import { actions } from '../actions.ts'
import { actionGroups } from './action-groups.ts'
import { pointerGestures } from './pointer-gestures.ts'

/** Every action that has keys, from the one table, and what the pointer does besides. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open reading title="Shortcuts" className="w-[58rem]" onOpenChange={onClose}>
      <div className="columns-2 gap-x-10">
        {actionGroups.map((group) => {
          const inside = actions.filter((action) => action.group === group && action.keys?.length)
          if (inside.length === 0) return null
          return (
            <section key={group} className="mb-5 break-inside-avoid" aria-label={group}>
              <h2 className="mb-1.5 text-12 font-semibold text-ink2">{group}</h2>
              <dl>
                {inside.map(({ id, title, keys = [] }) => (
                  <div key={id} className="flex h-7 items-center justify-between gap-4 text-13">
                    <dt className="truncate">{title}</dt>
                    <dd className="flex shrink-0 items-center gap-2">
                      {keys.slice(0, 2).map((combination, at) => (
                        <span key={combination} className="flex items-center gap-2">
                          {at > 0 && <span className="text-12 text-ink3">or</span>}
                          <Keys keys={combination} />
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
        <section className="mb-5 break-inside-avoid" aria-label="Pointer">
          <h2 className="mb-1.5 text-12 font-semibold text-ink2">Pointer</h2>
          <dl>
            {pointerGestures.map(({ keys, gesture, title }) => (
              <div key={title} className="flex h-7 items-center justify-between gap-4 text-13">
                <dt className="truncate">{title}</dt>
                <dd className="flex shrink-0 items-center gap-2 text-12 text-ink2">
                  {keys !== undefined && <Keys keys={keys} />}
                  {gesture}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
