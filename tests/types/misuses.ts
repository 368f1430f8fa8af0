// No line may compile: where one does, tsc calls its `@ts-expect-error` unused, which is an error.
/// <reference path="../../sphinx_chaport/static/chaport.d.ts" />
export {};

// @ts-expect-error
window.chaportConfig = {};
// @ts-expect-error
window.chaportConfig = { appId: 5 };
// @ts-expect-error
window.chaportConfig = { appId: 'a', analytics: { google: { api: 'other' } } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', analytics: { googel: {} } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', appearance: { windowColor: 'brown' } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', appearance: { windowcolor: 'red' } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', appearance: { position: [] } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', appearance: { position: ['top'] } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', appearance: { position: ['left', '0'] } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', appearance: { position: ['left', 0, 0, 0] } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', appearance: { textStatuses: 'yes' } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', assignments: { rules: [{ a: ['nothing', '=', 'DE'] }] } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', assignments: { rules: [{ a: ['country', 'is', 'DE'] }] } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', assignments: { rules: [{ a: ['country', '='] }] } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', assignments: { rules: { a: true } } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', assignments: { rules: [{ a: (cp) => cp.getParameter('country') }] } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', assignments: { resolve: () => 5 } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', closeButton: 'true' };
// @ts-expect-error
window.chaportConfig = { appId: 'a', countries: { exclude: 'DE' } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', devices: { exclude: ['tablet'] } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', devices: { configs: { tablet: {} } } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', devices: { configs: { ios: { launch: {} } } } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', init: { maxDelay: '5000' } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', init: { eventTarget: 'window' } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', language: { source: 'browser' } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', launcher: false };
// @ts-expect-error
window.chaportConfig = { appId: 'a', openIn: { selectors: '#chat' } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', openIn: {} };
// @ts-expect-error
window.chaportConfig = { appId: 'a', session: { user: { id: 'v', token: 't' } } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', session: { user: { visitorId: 'v' } } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', triggers: true };
// @ts-expect-error
window.chaportConfig = { appId: 'a', visitor: { phone: 4930 } };
// @ts-expect-error
window.chaportConfig = { appId: 'a', vistor: {} };
// @ts-expect-error
chaport.opne();
// @ts-expect-error
chaport.close(true);
// @ts-expect-error
chaport.compare('a', '=');
// @ts-expect-error
chaport.compare('a', 'equals', 'b');
// @ts-expect-error
chaport.compare(undefined, '=', 'b');
// @ts-expect-error
chaport.disableTriggers([1]);
// @ts-expect-error
chaport.disableTriggers(['a'], ['b']);
// @ts-expect-error
chaport.enableTriggers({ id: 'a' });
// @ts-expect-error
chaport.getActiveTrigger().message;
// @ts-expect-error
chaport.getParameterValue('utm_sauce');
// @ts-expect-error
chaport.getTriggerById();
// @ts-expect-error
chaport.getTriggerById('t')?.id.toFixed();
// @ts-expect-error
chaport.getWidgetState() === 'open';
// @ts-expect-error
chaport.isOnline();
// @ts-expect-error
chaport.isOnline().valueOf();
// @ts-expect-error
chaport.newPageView({ href: '/a' });
// @ts-expect-error
chaport.openIn();
// @ts-expect-error
chaport.setActiveTrigger({ id: 'a' });
// @ts-expect-error
chaport.setActiveTrigger('Hello');
// @ts-expect-error
chaport.setAssignmentRules([]);
// @ts-expect-error
chaport.setVisitorData({ fullName: 'Ann' });
// @ts-expect-error
chaport.startSession({ visitorId: 'v', token: 't' });
// @ts-expect-error
chaport.stopSession('yes');
// @ts-expect-error
chaport.updatePosition('left');
// @ts-expect-error
chaport.updatePosition(['left'], 100);
// @ts-expect-error
chaport.on('open', () => {});
// @ts-expect-error
chaport.on('ready');
// @ts-expect-error
chaport.on('ready', 'listener');
// @ts-expect-error
chaport.on('chat.started', (data) => data.id);
// @ts-expect-error
chaport.on('chat.onlineChange', (isOnline) => isOnline.valueOf().length);
// @ts-expect-error
chaport.on('widget.stateChange', (next) => next === 'closed');
// @ts-expect-error
chaport.off('ready', () => {});
// @ts-expect-error
chaport.once('ready', () => {});
// @ts-expect-error
chaport.q('opne');
// @ts-expect-error
chaport.q('open', ['now']);
// @ts-expect-error
chaport.q('compare');
// @ts-expect-error
chaport.q('compare', ['a', 'b']);
// @ts-expect-error
chaport.q('getWidgetState');
// @ts-expect-error
chaport.q('openIn', '_blank');
// @ts-expect-error
chaport.q('q', ['open']);
// @ts-expect-error
chaport.q('on', ['ready']);
// @ts-expect-error
chaport.q('on', ['opened', () => {}]);
// @ts-expect-error
chaport.q('on', ['chat.onlineChange', (isOnline: string) => isOnline]);
// @ts-expect-error
chaport.q('isOnline', [true]);
// @ts-expect-error
chaport.q('updatePosition', ['left', 0, 100]);
// @ts-expect-error
chaport.q('compare', [1, '<', 2]).valueOf();
// @ts-expect-error
({} as Chaport.Stub).open();
