/**
 * What a person reads who followed a link to a document or a table that does not open: a page of plain HTML, which the safe
 * headers let neither run nor load anything.
 */
import type { AppErrorCode, ErrorReason } from '../app-error'
import type { Language } from '../orders/locale'

export interface PageError {
  readonly code: AppErrorCode
  readonly reason: ErrorReason | undefined
  readonly requestId: string
}

export const errorPage = ({ code, reason, requestId }: PageError, language: Language): string => {
  const words = WORDS[language]
  const [what, advice] = words[reason ?? code] ?? words[code] ?? words.INTERNAL
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(words.title)}</title>
</head>
<body>
<main>
<h1>${escaped(words.title)}</h1>
<p>${escaped(what)}</p>
<p>${escaped(advice)}</p>
<p><small>${escaped(code)} · ${escaped(requestId)}</small></p>
</main>
</body>
</html>
`
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

type Sentence = readonly [what: string, advice: string]
type Words = { readonly title: string } & Partial<Readonly<Record<ErrorReason, Sentence>>> &
  Readonly<Record<AppErrorCode, Sentence>>

const EN: Words = {
  title: 'This file cannot be opened',
  UNAUTHENTICATED: ['You are not signed in.', 'Sign in to the store and open the file again.'],
  NOT_LINKED: ['Your company is not linked to the orders yet.', 'Please ask the store.'],
  NO_ACCESS: ['Your account may not open this.', 'Ask the administrator of your company.'],
  CROSS_SITE: ['This file was asked for by another website.', 'Open it from your orders.'],
  METHOD: ['A file can only be read.', 'Open it from your orders.'],
  NOT_FOUND: ['There is no such file.', 'Look for it in your orders again.'],
  DOCUMENT_GONE: ['The store no longer has this file.', 'Please ask the store for it.'],
  DOCUMENT_EMPTY: ['The file of the store is empty.', 'Please ask the store for it.'],
  DOCUMENT_BROKEN: [
    'The store did not send the file, or not all of it.',
    'Try again; if that does not help, tell the store.',
  ],
  DOCUMENT_UNREADABLE: [
    'What the store has is not a readable file.',
    'Please ask the store for it.',
  ],
  DOCUMENT_UNSAFE: ['The file is of a kind that could do harm.', 'Please ask the store for a PDF.'],
  DOCUMENT_TOO_LARGE: ['The file is larger than 50 MB.', 'Please ask the store for it.'],
  DOCUMENT_ELSEWHERE: [
    'The file lies at an address that the store has not opened.',
    'Please ask the store for it.',
  ],
  INVALID_QUERY: ['The request was not understood.', 'Open it from your orders.'],
  UNSUPPORTED: ["The store's system cannot give this.", 'Please ask the store for it.'],
  RATE_LIMITED: ['Too much is being asked for at the moment.', 'Try again in a minute.'],
  ERP_TIMEOUT: ["The store's system took too long.", 'Try again.'],
  ERP_UNAVAILABLE: ["The store's system does not answer now.", 'Try again in a few minutes.'],
  ERP_BAD_ANSWER: ["The store's system gave no usable answer.", 'Please tell the store.'],
  ERP_REJECTED_CREDENTIALS: ["The store's system refused the store.", 'Please tell the store.'],
  ADDRESS_NOT_ALLOWED: ["The store's system cannot be reached.", 'Please tell the store.'],
  NOT_CONFIGURED: ['The store has not finished setting this up.', 'Please tell the store.'],
  PLATFORM_UNAVAILABLE: ['The store is not answering now.', 'Try again in a minute.'],
  INTERNAL: ['Something unexpected happened.', 'Try again; if that does not help, tell the store.'],
}

const ES: Words = {
  title: 'Este archivo no se puede abrir',
  UNAUTHENTICATED: ['No ha iniciado sesión.', 'Inicie sesión en la tienda y ábralo de nuevo.'],
  NOT_LINKED: ['Su empresa aún no está vinculada a los pedidos.', 'Consulte a la tienda.'],
  NO_ACCESS: ['Su cuenta no puede abrir esto.', 'Consulte al administrador de su empresa.'],
  CROSS_SITE: ['Otro sitio web pidió este archivo.', 'Ábralo desde sus pedidos.'],
  METHOD: ['Un archivo solo se puede leer.', 'Ábralo desde sus pedidos.'],
  NOT_FOUND: ['No existe ese archivo.', 'Búsquelo de nuevo en sus pedidos.'],
  DOCUMENT_GONE: ['La tienda ya no tiene este archivo.', 'Pídalo a la tienda.'],
  DOCUMENT_EMPTY: ['El archivo de la tienda está vacío.', 'Pídalo a la tienda.'],
  DOCUMENT_BROKEN: [
    'La tienda no envió el archivo, o no completo.',
    'Inténtelo de nuevo o avise a la tienda.',
  ],
  DOCUMENT_UNREADABLE: ['Lo que tiene la tienda no es un archivo legible.', 'Pídalo a la tienda.'],
  DOCUMENT_UNSAFE: ['El archivo es de un tipo que podría causar daño.', 'Pida un PDF a la tienda.'],
  DOCUMENT_TOO_LARGE: ['El archivo pesa más de 50 MB.', 'Pídalo a la tienda.'],
  DOCUMENT_ELSEWHERE: [
    'El archivo está en una dirección que la tienda no ha habilitado.',
    'Pídalo a la tienda.',
  ],
  INVALID_QUERY: ['No se entendió la solicitud.', 'Ábralo desde sus pedidos.'],
  UNSUPPORTED: ['El sistema de la tienda no puede dar esto.', 'Pídalo a la tienda.'],
  RATE_LIMITED: ['Hay demasiadas solicitudes en este momento.', 'Inténtelo en un minuto.'],
  ERP_TIMEOUT: ['El sistema de la tienda tardó demasiado.', 'Inténtelo de nuevo.'],
  ERP_UNAVAILABLE: ['El sistema de la tienda no responde ahora.', 'Inténtelo en unos minutos.'],
  ERP_BAD_ANSWER: ['El sistema de la tienda no dio una respuesta útil.', 'Avise a la tienda.'],
  ERP_REJECTED_CREDENTIALS: ['El sistema rechazó a la tienda.', 'Avise a la tienda.'],
  ADDRESS_NOT_ALLOWED: ['No se llega al sistema de la tienda.', 'Avise a la tienda.'],
  NOT_CONFIGURED: ['La tienda aún no ha terminado de configurar esto.', 'Avise a la tienda.'],
  PLATFORM_UNAVAILABLE: ['La tienda no responde ahora.', 'Inténtelo en un minuto.'],
  INTERNAL: ['Ocurrió algo inesperado.', 'Inténtelo de nuevo; si persiste, avise a la tienda.'],
}

const PT: Words = {
  title: 'Não foi possível abrir este arquivo',
  UNAUTHENTICATED: ['Você não está conectado.', 'Entre na loja e abra o arquivo de novo.'],
  NOT_LINKED: ['Sua empresa ainda não está vinculada aos pedidos.', 'Fale com a loja.'],
  NO_ACCESS: ['Sua conta não pode abrir isto.', 'Fale com o administrador da sua empresa.'],
  CROSS_SITE: ['Outro site pediu este arquivo.', 'Abra-o a partir dos seus pedidos.'],
  METHOD: ['Um arquivo só pode ser lido.', 'Abra-o a partir dos seus pedidos.'],
  NOT_FOUND: ['Esse arquivo não existe.', 'Procure-o de novo nos seus pedidos.'],
  DOCUMENT_GONE: ['A loja não tem mais este arquivo.', 'Peça-o à loja.'],
  DOCUMENT_EMPTY: ['O arquivo da loja está vazio.', 'Peça-o à loja.'],
  DOCUMENT_BROKEN: [
    'A loja não enviou o arquivo, ou não inteiro.',
    'Tente de novo ou avise a loja.',
  ],
  DOCUMENT_UNREADABLE: ['O que a loja tem não é um arquivo legível.', 'Peça-o à loja.'],
  DOCUMENT_UNSAFE: ['O arquivo é de um tipo que poderia causar dano.', 'Peça um PDF à loja.'],
  DOCUMENT_TOO_LARGE: ['O arquivo tem mais de 50 MB.', 'Peça-o à loja.'],
  DOCUMENT_ELSEWHERE: ['O arquivo está em um endereço que a loja não habilitou.', 'Peça-o à loja.'],
  INVALID_QUERY: ['O pedido não foi entendido.', 'Abra-o a partir dos seus pedidos.'],
  UNSUPPORTED: ['O sistema da loja não pode fornecer isto.', 'Peça-o à loja.'],
  RATE_LIMITED: ['Há solicitações demais neste momento.', 'Tente de novo em um minuto.'],
  ERP_TIMEOUT: ['O sistema da loja demorou demais.', 'Tente de novo.'],
  ERP_UNAVAILABLE: ['O sistema da loja não responde agora.', 'Tente de novo em alguns minutos.'],
  ERP_BAD_ANSWER: ['O sistema da loja não deu uma resposta útil.', 'Avise a loja.'],
  ERP_REJECTED_CREDENTIALS: ['O sistema recusou a loja.', 'Avise a loja.'],
  ADDRESS_NOT_ALLOWED: ['O sistema da loja está inacessível.', 'Avise a loja.'],
  NOT_CONFIGURED: ['A loja ainda não terminou de configurar isto.', 'Avise a loja.'],
  PLATFORM_UNAVAILABLE: ['A loja não está respondendo agora.', 'Tente em um minuto.'],
  INTERNAL: ['Algo inesperado aconteceu.', 'Tente de novo; se persistir, avise a loja.'],
}

const WORDS: Readonly<Record<Language, Words>> = { en: EN, es: ES, pt: PT }
