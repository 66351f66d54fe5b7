/** The https addresses that an app with credentials may be pointed at. */

/** Names that end inside a network, by RFC 6761, RFC 8375, ICANN's list of collisions, Kubernetes and clouds. */
const INSIDE = [
  ...[
    'localhost',
    'localdomain',
    'local',
    'internal',
    'intranet',
    'private',
    'lan',
    'home',
    'corp',
  ],
  ...['arpa', 'svc', 'cluster', 'invalid', 'onion', 'metadata.goog'],
]

/** Public names that lead to whatever address is written in them, or to the machine that asks. */
const POINTING_INSIDE = [
  ...['nip.io', 'sslip.io', 'xip.io', 'nip.direct', 'local.gd', 'traefik.me', 'rbndr.us', '1u.ms'],
  ...['localtest.me', 'lvh.me', 'vcap.me', 'fuf.me', 'lacolhost.com', 'localho.st'],
]

/** VTEX's own, whose services an app of the store reaches under other rules: no ERP is there. */
const OF_VTEX = [
  ...['vtex.com', 'vtex.com.br', 'vtex.io', 'myvtex.com', 'vtexcommerce.com.br'],
  ...['vtexcommercestable.com.br', 'vtexcommercebeta.com.br', 'vtexpayments.com.br'],
  ...['vtexassets.com', 'vteximg.com.br', 'vtexlocal.com.br'],
]

const REFUSED = [...INSIDE, ...POINTING_INSIDE, ...OF_VTEX]

/** Where servers that speak https usually listen; 443xx are SAP's. */
const PORT = /^(|443|4443|8443|9443|10443|443\d\d)$/

/**
 * Whether a text is an https origin with a public host name. A public name that leads inside can't be told from its letters:
 * that is for VTEX's egress to refuse.
 *
 * @returns what is wrong with it, and so what to do; null if nothing is
 */
export const whyNoPublicOrigin = (text: string): string | null => {
  if (!URL.canParse(text)) return 'is not an address: https:// and a host name'
  const url = new URL(text)
  // The parser folds look-alikes and drops what is invisible: what was typed and what is asked must be one.
  if (!/^[\x21-\x7e]+$/.test(text))
    return 'must be plain ASCII; names in other scripts begin with xn--'
  if (url.protocol !== 'https:') return 'must begin with https://'
  if (url.username !== '' || url.password !== '') return 'must not hold credentials'
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return 'must end after the host name'
  if (!PORT.test(url.port)) return 'must have a port for https, such as 443, 8443 or 44300'
  return isPublicName(url.hostname)
    ? null
    : 'must have a public host name, and none of VTEX or for local use'
}

/** Letters, digits and hyphens within (RFC 1123). */
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/

/** Addresses by number are refused as a whole: an ERP that the internet reaches over https has a name and a certificate. */
const isPublicName = (host: string): boolean => {
  const labels = host.split('.')
  return (
    labels.length > 1 &&
    host.length <= 253 &&
    labels.every((label) => LABEL.test(label)) &&
    /^(?:[a-z]{2,}|xn--.+)$/.test(labels.at(-1) ?? '') &&
    !REFUSED.some((name) => host === name || host.endsWith(`.${name}`))
  )
}
