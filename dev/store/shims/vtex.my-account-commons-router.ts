// vtex.my-account-commons 1.x re-exports its react-router-dom 4.3 (react/Router.js), so that My Account has one router.
export * from 'react-router-dom'
