import React, { useEffect, useState } from 'react'

import { useClasses } from './useClasses'
import { useText } from './useText'

const SHOWN_MS = 3000

/** The way of browsers and pages without the clipboard's own: what is selected is copied. */
const copySelected = (value: string): boolean => {
  const box = document.createElement('textarea')
  box.value = value
  box.readOnly = true
  // Where the page is: moving focus to it does not scroll.
  box.style.position = 'fixed'
  box.style.opacity = '0'
  const before = document.activeElement
  document.body.appendChild(box)
  box.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    document.body.removeChild(box)
    if (before instanceof HTMLElement) before.focus()
  }
}

const copy = async (value: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    // No clipboard here (an old browser, plain http), or it may not be used.
    return copySelected(value)
  }
}

interface Props {
  value: string
  /** What is copied, for who hears the button without seeing where it stands. */
  label: string
}

/** Copies a number; says whether it did, to the eye and to the ear. */
const CopyButton = ({ value, label }: Props) => {
  const text = useText()
  const classes = useClasses()
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    const timer = said && setTimeout(() => setSaid(null), SHOWN_MS)
    return () => {
      if (timer) clearTimeout(timer)
    }
  }, [said])
  return (
    <>
      <button
        type="button"
        className={`${classes('copyButton')} ph3 ba br2 b--muted-3 bg-transparent t-small c-action-primary`}
        onClick={async () => setSaid((await copy(value)) ? 'copied' : 'failed')}
      >
        {text('copy')}
        <span className={classes('hiddenText')}>{` ${label}`}</span>
      </button>
      <span role="status" className={`${classes('copyStatus')} ml2 t-small c-on-base`}>
        {said && text(`copy.${said}`)}
      </span>
    </>
  )
}

export default CopyButton
