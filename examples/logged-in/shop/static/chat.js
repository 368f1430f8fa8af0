// The chat on every page: its configuration, the installation code, and what the page tells.
(function () {
  var given = JSON.parse(document.getElementById('chat').textContent);

  function ask(method, path, body) {
    return fetch(path, {
      method: method,
      keepalive: true, // also where the page is left
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': given.csrf },
      body: body && JSON.stringify(body)
    }).then(function (answer) {
      if (!answer.ok) throw new Error(path + ': ' + answer.status);
      return answer;
    });
  }

  window.chaportConfig = given.config;

  // For the simulator only: histories are kept by this server, as Chaport keeps them in earnest.
  if (given.simulated) {
    var last = Promise.resolve();
    given.simulated.store = {
      load: function (visitorId) {
        return ask('GET', '/chat-service/' + visitorId).then(function (answer) {
          return answer.json();
        });
      },
      save: function (visitorId, record) {
        var save = function () { return ask('PUT', '/chat-service/' + visitorId, record); };
        return (last = last.then(save, save)); // one after the other
      }
    };
    window.chaportSimulatorConfig = { account: given.simulated };
  }

  // The installation code.
  (function (w, d, c, s) {
    if (w.chaport) return;
    c = w.chaport = { _q: [], _l: {} };
    c.q = function () { c._q.push(arguments); };
    c.on = function (e, l) { (c._l[e] = c._l[e] || []).push(l); };
    s = d.createElement('script');
    s.async = true;
    s.src = given.script;
    d.scripts[0].before(s);
  })(window, document);

  // Step 1 of one history on every device: a logged-in user's page reports the id.
  window.chaport.on('ready', function (data) {
    if (given.report && data.visitorId) {
      ask('POST', '/account/chat-visitor', { visitorId: data.visitorId });
    }
  });

  // Whoever comes to this computer next must not read the chat.
  var form = document.getElementById('log-out');
  if (form) {
    form.addEventListener('submit', function (event) {
      if (!window.chaport.stopSession) return;
      event.preventDefault();
      window.chaport.stopSession(true, function () { form.submit(); });
    });
  }
})();
