/** What can be wrong with a document, said so that a person knows whom to ask. */
import { AppError } from '../app-error'
import type { ConnectorError } from '../connectors/connector-error'

/** Alike for one that never was, of another company, of a colleague, or that the viewer's rights do not let through. */
export const noSuchDocument = () => new AppError('NOT_FOUND', 'There is no such document.')

export const documentGone = () =>
  new AppError('NOT_FOUND', "The store's ERP lists this document and does not have it any more.", {
    reason: 'DOCUMENT_GONE',
  })

export const documentEmpty = () =>
  new AppError('ERP_BAD_ANSWER', "The store's ERP gave an empty file for this document.", {
    reason: 'DOCUMENT_EMPTY',
  })

export const documentUnreadable = () =>
  new AppError(
    'ERP_BAD_ANSWER',
    "What the store's ERP gave is no document: it is neither PDF, PNG, JPEG, XML, ZIP, XLSX, DOCX, PPTX, ODS nor ODT.",
    { reason: 'DOCUMENT_UNREADABLE' }
  )

export const documentUnsafe = () =>
  new AppError(
    'UNSUPPORTED',
    'This document is a page or a program (HTML, SVG, a style sheet, XML with a DOCTYPE, a document with macros): such are not passed on.',
    { reason: 'DOCUMENT_UNSAFE' }
  )

export const documentTooLarge = () =>
  new AppError('UNSUPPORTED', 'This document is larger than 50 MB.', {
    reason: 'DOCUMENT_TOO_LARGE',
  })

export const documentElsewhere = () =>
  new AppError(
    'UNSUPPORTED',
    "The store's ERP keeps this document at another address, which the store's settings do not open.",
    { reason: 'DOCUMENT_ELSEWHERE' }
  )

/** @param cause what the ERP did */
export const documentBroken = (cause: ConnectorError) =>
  new AppError('ERP_BAD_ANSWER', "The store's ERP did not give this document, or not whole.", {
    reason: 'DOCUMENT_BROKEN',
    cause,
  })
