// Every line has to compile against chaport.d.ts, with `strict`.
/// <reference path="../../sphinx_chaport/static/chaport.d.ts" />
export {};

// The configuration
window.chaportConfig = { appId: '0123456789abcdef01234567' };
window.chaportConfig = { appId: 'a', analytics: { google: { id: 'G-EXAMPLE', api: 'gtm', enabled: true } } };
window.chaportConfig = { appId: 'a', analytics: { google: { api: 'gtag', apiObject: window } } };
window.chaportConfig = { appId: 'a', appearance: { windowColor: 'light-blue', teamName: 'Us' } };
window.chaportConfig = { appId: 'a', appearance: { windowColor: '#a077bc', textStatuses: true } };
window.chaportConfig = { appId: 'a', appearance: { position: ['left'] } };
window.chaportConfig = { appId: 'a', appearance: { position: ['right', 0] } };
window.chaportConfig = { appId: 'a', appearance: { position: ['right', 0, 100] } };
window.chaportConfig = { appId: 'a', appearance: { onlineWelcome: 'Hello', offlineWelcome: 'Later' } };
window.chaportConfig = { appId: 'a', assignments: { rules: [{ 'team-a': true }, { 'team-b': false }] } };
window.chaportConfig = { appId: 'a', assignments: { rules: [{ 'team-a': ['country', '=', 'DE'] }] } };
window.chaportConfig = { appId: 'a', assignments: { rules: [{ 'team-a': ['message_text', '>=', 5] }] } };
window.chaportConfig = { appId: 'a', assignments: { rules: [{ 'team-a': (cp) => cp.compare(cp.getParameterValue('country'), '!=', null) }] } };
window.chaportConfig = { appId: 'a', assignments: { defaultRules: [] } };
window.chaportConfig = { appId: 'a', assignments: { resolve: () => 'operator-ann' } };
window.chaportConfig = { appId: 'a', assignments: { resolve: (cp) => (cp.getParameterValue('utm_source') ? ['a', 'b'] : null) } };
window.chaportConfig = { appId: 'a', assignments: { resolve() { return undefined; } } };
window.chaportConfig = { appId: 'a', assignments: { resolve() {} } };
window.chaportConfig = { appId: 'a', closeButton: true, history: false, responsive: true };
window.chaportConfig = { appId: 'a', countries: { exclude: ['DE', 'fr'] } };
window.chaportConfig = { appId: 'a', countries: { include: [] } };
window.chaportConfig = { appId: 'a', devices: { exclude: ['mobile'], include: ['ios', 'android', 'desktop'] } };
window.chaportConfig = { appId: 'a', devices: { configs: { mobile: { launcher: { show: false } }, ios: {} } } };
window.chaportConfig = { appId: 'a', init: { event: 'load', eventTarget: document, maxDelay: 5000 } };
window.chaportConfig = { appId: 'a', language: { use: 'de' } };
window.chaportConfig = { appId: 'a', language: { source: 'html' }, launcher: { show: true } };
window.chaportConfig = { appId: 'a', openIn: '_blank' };
window.chaportConfig = { appId: 'a', openIn: { selector: '#chat' } };
window.chaportConfig = { appId: 'a', operators: ['ann', 'ben'] };
window.chaportConfig = { appId: 'a', session: { user: { visitorId: 'v', token: 't' }, autoStart: false, persist: true } };
window.chaportConfig = { appId: 'a', triggers: false };
window.chaportConfig = { appId: 'a', triggers: { enabled: ['a'], disabled: false } };
window.chaportConfig = { appId: 'a', visitor: { name: 'Ann', email: 'ann@example.com', phone: '+49 30', notes: 'n', custom: { balance: 1 } } };
window.chaportConfig = { appId: 'a', visitorIntegrityHash: 'hash-from-your-server' };
const configuration: Chaport.Config = { appId: 'a', openIn: 'chat-frame' };

// Methods
window.chaport.close();
chaport.open();
const equal: boolean = chaport.compare('a', '=', 1);
chaport.compare(null, '!contains', true);
chaport.disableTriggers();
chaport.disableTriggers(['a', 'b']);
chaport.disableTriggers('a', 'b');
chaport.enableTriggers();
chaport.enableTriggers([]);
chaport.enableTriggers('a');
const active: Chaport.AutoInvitation | null = chaport.getActiveTrigger();
const value = chaport.getParameterValue('utm_campaign');
const known: { id: string; message: string } | null = chaport.getTriggerById('t');
const state: 'expanded' | 'collapsed' | 'semiExpanded' | 'unreadMessage' = chaport.getWidgetState();
chaport.hideLauncher();
chaport.isOnline((isOnline) => isOnline === true);
chaport.newPageView();
chaport.newPageView({ title: 'Checkout' });
chaport.openIn('_blank');
chaport.openIn({ selector: '#chat' });
chaport.showLauncher();
chaport.setActiveTrigger({ message: 'Hello' });
if (known) chaport.setActiveTrigger({ ...known, message: 'Other words' });
chaport.setAssignmentRules({ rules: [{ a: true }], defaultRules: [] });
chaport.setVisitorData({ name: 'Ann' });
chaport.setVisitorData({ custom: { plan: 'team' } }, 'hash');
chaport.startSession();
chaport.startSession({ id: 'v', token: 't' });
chaport.startSession({ id: 'v', token: 't' }, () => {});
chaport.stopSession();
chaport.stopSession(true, () => console.log('stopped'));
chaport.toggle();
chaport.updatePosition(['left']);
chaport.updatePosition(['right', 0, 100], () => {});

// Events
chaport.on('ready', () => chaport.open());
chaport.on('ready', async (data) => { await fetch(`/visitors/${data.visitorId}`); });
chaport.on('chat.autoInvitation', (invitation) => invitation.id?.toUpperCase());
chaport.on('chat.onlineChange', (isOnline) => console.log(isOnline === false));
chaport.on('chat.started', ({ visitorId }) => visitorId.length);
chaport.on('widget.stateChange', (next) => next === 'unreadMessage');

// The queue
chaport.q('open');
chaport.q('open', []);
chaport.q('compare', ['a', 'gte', 1]);
chaport.q('disableTriggers');
chaport.q('disableTriggers', [['a', 'b']]);
chaport.q('enableTriggers', ['a', 'b']);
chaport.q('isOnline', [(isOnline) => isOnline === true]);
chaport.q('startSession', [{ id: 'v', token: 't' }, () => {}]);
chaport.q('stopSession', [true]);
chaport.q('on', ['ready', (data) => data.visitorId.length]);
chaport.q('on', ['widget.stateChange', (next) => next === 'collapsed']);
chaport.q('updatePosition', [['left', 0, 100], () => {}]);
chaport.q('newPageView', [{ url: '/a' }]);
const queued: boolean | undefined = chaport.q('compare', [1, '<', 2]);
const trigger: { id: string; message: string } | null | undefined = chaport.q('getTriggerById', ['t']);
const q = window.chaport.q;
q('setVisitorData', [{ email: 'ann@example.com' }, 'hash']);
const stub = window.chaport as Chaport.Api | Chaport.Stub;
stub.on('ready', () => {});
const name: Chaport.EventName = 'chat.started';

console.log(configuration, equal, active, value, state, queued, trigger, name);
