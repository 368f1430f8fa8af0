// vanilla-cookieconsent 3: the chat is a category of its own.
function tellChat() {
  if (!CookieConsent.validConsent()) return;
  var answer = CookieConsent.acceptedCategory('chat') ? 'grant' : 'revoke';
  document.dispatchEvent(new Event('chaport:' + answer));
}

// The chat may be there later than the answer, or earlier.
document.addEventListener('chaport:status', function (event) {
  if (event.detail.status === 'waiting') tellChat();
});

window.addEventListener('DOMContentLoaded', function () {
  CookieConsent.run({
    categories: { necessary: { enabled: true, readOnly: true }, chat: {} },
    onConsent: tellChat,
    onChange: tellChat,
    language: {
      default: 'en',
      translations: {
        en: {
          consentModal: {
            title: 'Chat',
            description: 'May we load the chat? It comes from Chaport.',
            acceptAllBtn: 'Load the chat',
            acceptNecessaryBtn: 'No chat',
          },
          preferencesModal: {
            title: 'Chat',
            acceptAllBtn: 'Load the chat',
            acceptNecessaryBtn: 'No chat',
            closeIconLabel: 'Close',
            sections: [],
          },
        },
      },
    },
  });
});
