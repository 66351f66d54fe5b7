import React, { useState } from 'react'
import { Button } from 'vtex.styleguide'

import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import { DayRange } from '../search/DateFields'
import { readFailure } from '../states/failure'
import type { BulkDownloadProps } from './BulkDownloadButton'
import type { BulkDownloadPlan } from './bulkDownloadPlan'
import { planOf, planPeriod } from './bulkDownloadPlan'
import BulkDownloadRunner from './BulkDownloadRunner'

/** The month before this one, as the device's calendar has it. */
const lastMonth = (now = new Date()) => {
  const day = (date: Date) => date.toISOString().slice(0, 10)
  const [year, month] = [now.getFullYear(), now.getMonth()]
  return {
    from: day(new Date(Date.UTC(year, month - 1, 1))),
    to: day(new Date(Date.UTC(year, month, 0))),
  }
}

/** Apart from those of the list's own search, which are on the page too. */
const NAMES = ['packFrom', 'packTo'] as const

/** Many documents in one file: those of the rows that were chosen, or all of a period. */
const BulkDownload = ({ chosen, collect, from, to }: BulkDownloadProps) => {
  const text = useText()
  const classes = useClasses()
  const [period, setPeriod] = useState(from && to ? { from, to } : lastMonth)
  const [collected, setCollected] = useState<BulkDownloadPlan | null>(null)
  const [isLooking, setLooking] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const look = async () => {
    setLooking(true)
    setFailure(null)
    setCollected(null)
    try {
      setCollected(await planPeriod(collect, period))
    } catch (error) {
      setFailure(text(`error.${readFailure(error).code}.title`))
    }
    setLooking(false)
  }

  const isChoice = chosen.length > 0
  const found = isChoice ? planOf(chosen) : collected
  return (
    <section
      aria-label={text('pack.title')}
      className={`${classes('pack', 'panel')} mt4 pa5 ba br2 b--muted-4 c-on-base`}
    >
      <p className="t-body mt0 mb4">{text('pack.limits')}</p>
      {!isChoice && (
        <div className={`${classes('packActions')} flex flex-wrap items-end`}>
          <DayRange
            names={NAMES}
            draft={{ packFrom: period.from, packTo: period.to }}
            errorOf={() => null}
            onDraft={({ packFrom, packTo }) => {
              setPeriod({ from: packFrom, to: packTo })
              setCollected(null)
            }}
            labelOf={(name) => text(name === 'packFrom' ? 'pack.from' : 'pack.to')}
          />
          <Button size="small" variation="secondary" onClick={() => void look()}>
            {text('pack.look')}
          </Button>
        </div>
      )}
      <p role="status" className="t-body mv3">
        {isLooking
          ? text('loading')
          : failure || (found && text('pack.found', { count: found.documents.length }))}
      </p>
      {found && found.isCut && <p className="t-body mv3">{text('pack.cut')}</p>}
      {found && found.documents.length > 0 && (
        <BulkDownloadRunner
          key={found.documents.map(({ document }) => document.ref).join()}
          items={found.documents}
        />
      )}
    </section>
  )
}

export default BulkDownload
