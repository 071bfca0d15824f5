import { type ReactNode, type RefObject, useImperativeHandle, useRef, useState } from 'react'
import { Icon, IconButton, Menu, wantsStillness } from '../look/index.ts'
import type { LoopPlayer } from './loop-player.ts'

/** What the transport is told past React, with every frame of the loop. */
export interface TransportHandle {
  readonly at: (frame: number, of: number) => void
}

/** What `Transport` is given. */
export interface TransportProps {
  readonly player: RefObject<LoopPlayer | undefined>
  readonly handle: RefObject<TransportHandle | null>
  /** Latent channels that can be looked at. */
  readonly channels: number
  readonly channel: number | undefined
  readonly onChannel: (channel: number | undefined) => void
  /** Opens the large picture; absent where it is open. */
  readonly onEnlarge?: () => void
}

/** Pause, the frame that is shown, the line of the loop, latent channels, and the large picture. */
export function Transport(props: TransportProps): ReactNode {
  const { player, handle, channels, channel, onChannel, onEnlarge } = props
  const [playing, setPlaying] = useState(() => !wantsStillness())
  const words = useRef<HTMLSpanElement>(null)
  const line = useRef<HTMLInputElement>(null)
  useImperativeHandle(
    handle,
    () => ({
      at: (frame, of) => {
        if (words.current) words.current.textContent = `Frame ${frame + 1} of ${of}`
        if (!line.current) return
        line.current.max = String(of - 1)
        line.current.value = String(frame)
        line.current.style.setProperty('--part', String(of > 1 ? frame / (of - 1) : 0))
      },
    }),
    [],
  )
  const toggle = (): void => {
    if (playing) player.current?.pause()
    else player.current?.play()
    setPlaying(!playing)
  }
  return (
    <div className="transport nodrag">
      <IconButton icon={playing ? 'pause' : 'play'} label={playing ? 'Pause' : 'Play'} onClick={toggle} />
      <span ref={words} className="transport-words digits">
        No frames
      </span>
      <input
        ref={line}
        type="range"
        min={0}
        max={0}
        defaultValue={0}
        aria-label="Frame"
        className="transport-line nodrag"
        onInput={(event) => {
          setPlaying(false)
          player.current?.seek(Number(event.currentTarget.value))
        }}
      />
      {channels > 0 && (
        <Menu
          label="Latent channels"
          align="end"
          items={() => [
            {
              label: 'Colours',
              checked: channel === undefined,
              run: () => onChannel(undefined),
            },
            ...Array.from({ length: channels }, (_, i) => ({
              label: `Channel ${i + 1}`,
              divider: i === 0,
              checked: channel === i,
              run: () => onChannel(i),
            })),
          ]}
        >
          <button
            type="button"
            aria-label="Latent channels"
            data-tip={channel === undefined ? 'Latent channels' : `Channel ${channel + 1} of ${channels}`}
            className="transport-button"
            aria-pressed={channel !== undefined}
          >
            <Icon name="layers" size={16} />
          </button>
        </Menu>
      )}
      {onEnlarge && <IconButton icon="expand" label="Enlarge" onClick={onEnlarge} />}
    </div>
  )
}
