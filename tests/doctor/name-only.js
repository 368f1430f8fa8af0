window.chaportConfig = { appId: '0123456789abcdef01234567' };
window.chaport = {
  _q: [],
  _l: {},
  q: (name, args) => window.chaport._q.push(name),
  on: (e, f) => { (window.chaport._l[e] ||= []).push(f); },
};
const s = document.createElement('script');
s.async = true;
s.src = 'https://app.chaport.com/javascripts/insert.js';
document.head.append(s);
