import { type ReactNode, useCallback } from 'react'
import { Icon, IconButton } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { Section } from '../parts/section.tsx'
import { useAnswer } from './use-answer.ts'

/** What can run a model here, which of it is used, and why. */
export function DeviceSection(): ReactNode {
  const { api } = useEditor()
  const { value, trouble, asking, again } = useAnswer(useCallback(() => api.machine.devices(), [api]))
  return (
    <Section
      title="Devices"
      note={
        <IconButton
          icon="rotate-ccw"
          iconSize={14}
          size={24}
          label="Look again"
          disabled={asking}
          onClick={again}
        />
      }
    >
      {trouble !== undefined && <p className="text-12 text-err">{trouble}</p>}
      {!value && asking && (
        <p role="status" className="text-12 text-ink3">
          Looking for devices.
        </p>
      )}
      <ul className="flex flex-col gap-2.5">
        {value?.devices.map(({ provider, title, works, software, reason }) => {
          const chosen = provider === value.chosen.provider
          return (
            <li key={provider} className="flex gap-2 text-12">
              <Icon
                name={chosen ? 'circle-check' : works ? 'circle-dot' : 'x'}
                size={14}
                className={chosen ? 'mt-px text-ok' : 'mt-px text-ink3'}
              />
              <span className="min-w-0">
                <span className="block font-medium">
                  {title}
                  <span className="font-normal text-ink2">
                    {chosen ? ', used' : works ? (software ? ', slow' : ', works') : ', not usable'}
                  </span>
                </span>
                <span className="block text-ink2">{reason}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {value && <p className="mt-2 text-12 text-ink3">{value.chosen.reason}</p>}
    </Section>
  )
}
