import React from 'react'

import { useClasses } from '../page/useClasses'

interface Option {
  value: string
  label: string
}

interface Props {
  name: string
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'date'
  /** Makes it a chooser. */
  options?: readonly Option[]
  hint?: string
  /** What is wrong with it, in words. */
  error?: string | null
}

/**
 * A labelled box or chooser. Styleguide's Input and Dropdown can't tie an error to its box (aria-describedby), show it in a colour that
 * is too pale, and have no focus ring.
 */
const Field = ({ name, label, value, onChange, type = 'text', options, hint, error }: Props) => {
  const classes = useClasses()
  const id = `orders-b2b-${name}`
  const common = {
    id,
    name,
    value,
    className: `${classes('fieldInput', error ? 'error' : null)} ${error ? '' : 'b--muted-1'} ph4 w-100 ba br2 t-body bg-base c-on-base`,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
  }

  return (
    <div className={classes('field', name)}>
      <label htmlFor={id} className={`${classes('fieldLabel')} db t-small mb2 nowrap c-on-base`}>
        {label}
      </label>
      {options ? (
        <select {...common} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type={type}
          placeholder={hint}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {error && (
        <div id={`${id}-error`} className={`${classes('fieldError')} t-small mt2`}>
          {error}
        </div>
      )}
    </div>
  )
}

export default Field
