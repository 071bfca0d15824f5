/**
 * Runs before everything else: style elements that packages make (of toasts, of dialogs that hold the page still) carry the
 * nonce of the page, without which its policy refuses them. There is no other way to tell these packages of it.
 */
export const styleNonceScript = `(function(nonce,create){if(nonce)document.createElement=function(){var made=create.apply(document,arguments)
if(made instanceof HTMLStyleElement)made.nonce=nonce
return made}})(document.currentScript.nonce,document.createElement);`
