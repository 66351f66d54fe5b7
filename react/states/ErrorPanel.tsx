import React from 'react'
import { Button } from 'vtex.styleguide'

import { useClasses } from '../page/useClasses'
import type { Text } from '../page/useText'
import { useText } from '../page/useText'
import type { Failure, Way } from './failure'
import { WAYS } from './failure'

/** Not faults but facts, said calmly. */
const CALM = /^(UNAUTHENTICATED|NOT_LINKED|NO_ACCESS|NOT_FOUND)$/

const wayOf = ({ code, reason, field }: Failure): Way | null => {
  // Of a role that may see orders and was asked for more: what it may see is still there.
  if (reason === 'NO_RIGHTS' && field) return 'clear'
  if (reason === 'CURSOR' || reason === 'PAGE_SIZE') return 'restart'
  return WAYS[code]
}

const say = (text: Text, { code, reason, retryAfterSeconds }: Failure): string => {
  if (reason === 'NO_RIGHTS') return text('error.NO_ACCESS.NO_RIGHTS')
  if (code === 'INVALID_QUERY' && reason) return text(`error.INVALID_QUERY.${reason}`)
  return text(`error.${code}.text`, { seconds: retryAfterSeconds || 0 })
}

/** Errors come after a request, so in the browser only: the address is there, and leads back to the same search. */
const signInAddress = (): string => {
  const { pathname, search, hash } = window.location
  return `/login?returnUrl=${encodeURIComponent(pathname + search + hash)}`
}

interface Props {
  failure: Failure
  onRetry: () => void
  /** Back to where it is known to work: the first page, or all orders. */
  onRestart: () => void
  onClear: () => void
}

/** Says what happened, what it means and what to do; with the request's id, so that support can be told. */
const ErrorPanel = ({ failure, onRetry, onRestart, onClear }: Props) => {
  const text = useText()
  const classes = useClasses()
  const { code, requestId } = failure
  const way = wayOf(failure)
  const isCalm = CALM.test(code)
  const actions: { [One in Way]?: () => void } = {
    retry: onRetry,
    restart: onRestart,
    clear: onClear,
  }
  return (
    <div
      role="alert"
      className={`${classes('errorPanel', code.toLowerCase(), isCalm && 'calm')} pa5 br2 c-on-base`}
    >
      <h2 className={`${classes('errorTitle')} t-heading-5 ma0`}>{text(`error.${code}.title`)}</h2>
      <p className={`${classes('errorText')} mw7 t-body mh0 mb0 mt2`}>{say(text, failure)}</p>
      {way && (
        <div className={`${classes('errorActions')} flex flex-wrap mt4`}>
          <Button
            size="small"
            variation="secondary"
            onClick={actions[way]}
            href={way === 'signIn' ? signInAddress() : undefined}
          >
            {text(`error.way.${way}`)}
          </Button>
        </div>
      )}
      {requestId && !isCalm && code !== 'INVALID_QUERY' && (
        <p className={`${classes('errorReference')} t-small mh0 mb0 mt4`}>
          {text('error.reference', { requestId })}
        </p>
      )}
    </div>
  )
}

export default ErrorPanel
