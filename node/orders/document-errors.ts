/** What can be wrong with a paper, said so that a person knows whom to ask. */
import { AppError } from '../app-error'

/** Alike for one that never was, of another company, of a colleague, or that the asker's rights do not let through. */
export const noSuchPaper = () => new AppError('NOT_FOUND', 'There is no such paper.')

export const paperGone = () =>
  new AppError('NOT_FOUND', "The store's ERP lists this paper and does not have it any more.", {
    reason: 'PAPER_GONE',
  })

export const paperEmpty = () =>
  new AppError('ERP_UNAVAILABLE', "The store's ERP gave an empty file for this paper.", {
    reason: 'PAPER_EMPTY',
  })

export const paperUnreadable = () =>
  new AppError(
    'ERP_UNAVAILABLE',
    "What the store's ERP gave is no paper: it is neither PDF, PNG, JPEG, XML, ZIP, XLSX, DOCX, PPTX, ODS nor ODT.",
    { reason: 'PAPER_UNREADABLE' }
  )

export const paperUnsafe = () =>
  new AppError(
    'UNSUPPORTED',
    'This paper is a page or a program (HTML, SVG, a style sheet, XML with a DOCTYPE, a document with macros): such are not passed on.',
    { reason: 'PAPER_UNSAFE' }
  )

export const paperTooLarge = () =>
  new AppError('UNSUPPORTED', 'This paper is larger than 50 MB.', { reason: 'PAPER_TOO_LARGE' })

export const paperElsewhere = () =>
  new AppError(
    'UNSUPPORTED',
    "The store's ERP keeps this paper at another address, which the store's settings do not open.",
    { reason: 'PAPER_ELSEWHERE' }
  )

export const paperBroken = () =>
  new AppError('ERP_UNAVAILABLE', "The store's ERP did not give this paper whole.", {
    reason: 'PAPER_BROKEN',
  })
