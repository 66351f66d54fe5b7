import React, { useEffect, useState } from 'react'
import type { ComponentType } from 'react'

import ErrorPanel from '../states/ErrorPanel'
import { readFailure } from '../states/failure'
import { Skeleton, useProgress } from '../states/Loading'

const SKELETON_ROWS = 6

/**
 * A part of the page in a file of its own, fetched when it is first shown. In the browser only: React 16 renders no
 * `React.lazy` on a server, and one that could not be fetched stays broken, while this one can be asked for again.
 */
export const lazy = <Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>
) => {
  let Part: ComponentType<Props> | null = null
  const fetch = () =>
    load().then((loaded) => {
      Part = loaded.default
    })
  const Lazy = (props: Props) => {
    const [attempt, setAttempt] = useState(0)
    const [hasFailed, setFailed] = useState(false)
    const [, setLoaded] = useState(Boolean(Part))
    const progress = useProgress(!Part && !hasFailed)
    useEffect(() => {
      let isShown = !Part
      fetch().then(
        () => isShown && setLoaded(true),
        () => isShown && setFailed(true)
      )
      return () => {
        isShown = false
      }
    }, [attempt])
    if (Part) return <Part {...props} />
    const retry = () => {
      setFailed(false)
      setAttempt(attempt + 1)
    }
    return hasFailed ? (
      <ErrorPanel failure={readFailure({})} onRetry={retry} onRestart={retry} onClear={retry} />
    ) : (
      <>
        <p role="status" className="t-small ma0 c-on-base">
          {progress}
        </p>
        <Skeleton rows={SKELETON_ROWS} />
      </>
    )
  }
  return Object.assign(Lazy, {
    /** Asks for the file before it is shown. Fulfilled also when it could not be had: who shows it tells that. */
    fetch: () => fetch().catch(() => undefined),
  })
}
