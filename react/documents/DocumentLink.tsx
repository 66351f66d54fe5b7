import React from 'react'
import { useIntl } from 'react-intl'
import { useRuntime } from 'vtex.render-runtime'

import type { ErpDocument } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import { isFile, documentAddress, readableSize } from './document'

const useSize = (bytes: number | null): string | null => {
  const text = useText()
  const intl = useIntl()
  const size = readableSize(bytes)
  if (!size) return null
  const { unit, value, decimals } = size
  return text(`documents.size.${unit}`, {
    size: intl.formatNumber(value, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }),
  })
}

/**
 * A document by its kind and number: the ERP's own label where the kind says nothing, and where there is no number to tell it from its
 * neighbours.
 */
const useName = ({ kind, label, number }: ErpDocument): string => {
  const text = useText()
  const name = kind === 'OTHER' && label ? label : text(`documents.kind.${kind}`)
  const more = number || (label !== name && kind !== 'OTHER' && label)
  return more ? `${name} ${more}` : name
}

/**
 * Opens a document. A PDF or a picture opens in a new tab, so that the order stays where it is, also when the document can't be had; what is
 * only ever sent as a file is saved.
 */
const DocumentLink = ({ document }: { document: ErpDocument }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const { rootPath, culture } = useRuntime()
  const name = useName(document)
  const size = useSize(document.sizeBytes)
  const facts = [document.issuedOn && format.day(document.issuedOn), size].filter(Boolean)
  const isSaved = isFile(document)
  return (
    <a
      href={documentAddress(document.ref, { rootPath, locale: culture.locale }, isSaved)}
      className={`${classes('documentLink', document.kind)} dib pv3 pv1-ns c-action-primary`}
      {...(isSaved ? { download: '' } : { target: '_blank', rel: 'noopener' })}
    >
      {name}
      {facts.length > 0 && (
        <span className={`${classes('documentFacts')} db dib-ns ml2-ns t-small c-muted-1`}>
          <span className={classes('hiddenText')}>, </span>
          {facts.join(', ')}
        </span>
      )}
      <span className={classes('hiddenText')}>
        {`, ${text(isSaved ? 'documents.saved' : 'documents.newTab')}`}
      </span>
    </a>
  )
}

export default DocumentLink
