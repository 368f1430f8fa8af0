// cookieconsent 3, by Osano: nothing is loaded before the reader allows it.
var answer = '';

function tellChat(status) {
  answer = status === 'allow' ? 'grant' : 'revoke';
  document.dispatchEvent(new Event('chaport:' + answer));
}

// The chat may be there later than the answer, or earlier.
document.addEventListener('chaport:status', function (event) {
  if (event.detail.status === 'waiting' && answer) {
    document.dispatchEvent(new Event('chaport:' + answer));
  }
});

window.addEventListener('DOMContentLoaded', function () {
  window.cookieconsent.initialise({
    type: 'opt-in',
    revokable: true,
    content: {
      message: 'May we load the chat? It comes from Chaport.',
      allow: 'Load the chat',
      deny: 'No chat',
      policy: 'Chat and privacy',
    },
    onInitialise: tellChat,
    onStatusChange: tellChat,
  });
});
