import React, { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useRuntime } from 'vtex.render-runtime'
import { Button } from 'vtex.styleguide'

import CopyButton from '../page/CopyButton'
import type { PartProps } from '../page/port'
import { saveFile } from '../page/saveFile'
import { writeCsv, writeTabbed } from '../page/spreadsheet'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import { numbersIn } from './numbersIn'
import type { SearchState } from '../search/searchState'
import ErrorPanel from '../states/ErrorPanel'
import Notices from '../states/Notices'
import '../numbers.css'
import '../parts.css'
import NumberTable from './NumberTable'
import type { NumberState } from './numberRows'
import { stateOf, tableOf } from './numberRows'
import { useNumberList } from './useNumberList'

interface Props extends PartProps {
  state: SearchState
  /** What was pasted. */
  pasted: string
  /** Where the page finds the link of an order that was open. */
  region: RefObject<HTMLDivElement>
  /** With nothing it closes the list. */
  onPaste: (pasted: string) => void
}

/** Nobody reads more than this, and each costs the store's system a query. */
const MOST = 500

/** What was pasted number by number: found or not, as the answers come; to copy, to save, to cancel. */
const List = ({ port, company, state, pasted, region, onPaste }: Props) => {
  const text = useText()
  const classes = useClasses()
  const { culture } = useRuntime()
  const all = numbersIn(pasted)
  const numbers = all.slice(0, MOST)
  const list = useNumberList(numbers, company)
  const { answers, answer, isRunning, failure, start, cancel } = list
  const countOf = (one: NumberState) =>
    numbers.filter((number) => stateOf(number, answers, isRunning) === one).length
  const found = countOf('found')
  const left = countOf('left')
  const table = () => tableOf(numbers, answers, { text })
  const close = () => {
    onPaste('')
    const box = document.getElementById('orders-b2b-number')
    if (box) box.focus()
  }
  const save = () =>
    saveFile(
      new Blob([writeCsv(table(), culture.locale)], { type: 'text/csv' }),
      text('numbers.file')
    )
  return (
    <div ref={region} className={`${classes('results', 'numbers')} mt5`} aria-busy={isRunning}>
      <div className={`${classes('resultsHeader')} flex flex-wrap items-baseline mb3`}>
        <h2 tabIndex={-1} className={`${classes('resultsTitle')} t-heading-5 ma0 c-on-base`}>
          {text('numbers.title')}
        </h2>
        {isRunning && (
          <span className="t-small c-on-base">
            {text('numbers.progress', {
              done: numbers.length - countOf('waiting'),
              count: numbers.length,
            })}
          </span>
        )}
        <p role="status" className={`${classes('resultsCount')} t-small ma0 c-on-base`}>
          {!isRunning &&
            text('numbers.done', {
              found,
              missing: countOf('missing') + countOf('refused'),
              left,
            })}
        </p>
        <button
          type="button"
          className={`${classes('orderLink')} pa0 bn bg-transparent t-body c-action-primary underline pointer`}
          onClick={close}
        >
          {text('numbers.close')}
        </button>
      </div>
      <div className={`${classes('numberActions')} flex flex-wrap items-center mb4`}>
        {isRunning && (
          <Button size="small" variation="secondary" onClick={cancel}>
            {text('numbers.cancel')}
          </Button>
        )}
        {left > 0 && (
          <Button size="small" onClick={start}>
            {text('numbers.rest', { count: left })}
          </Button>
        )}
        <Button size="small" variation="secondary" onClick={save}>
          {text('numbers.save')}
        </Button>
        <CopyButton value={writeTabbed(table())} label={text('numbers.title')} />
      </div>
      {failure && (
        <ErrorPanel failure={failure} onRetry={start} onRestart={start} onClear={close} />
      )}
      {answer && <Notices answer={answer} />}
      {all.length > MOST && <p className="t-body mt0">{text('numbers.cut', { count: MOST })}</p>}
      <NumberTable {...{ port, state, numbers, answers, isRunning }} />
    </div>
  )
}

/** Another list or another company begins anew: nothing of the one before stays. Another search takes its place. */
const NumberList = (props: Props) => {
  const { company, state, pasted, onPaste } = props
  const search = JSON.stringify(state.search)
  const first = useRef(search)
  useEffect(() => {
    if (search !== first.current) onPaste('')
  }, [search])
  return <List key={`${pasted} ${company.key}`} {...props} />
}

export default NumberList
