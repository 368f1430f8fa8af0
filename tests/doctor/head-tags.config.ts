import type { Config } from 'some-site';

const config: Config = {
  title: 'Docs' as string,
  headTags: [
    {
      tagName: 'script',
      attributes: {},
      innerHTML: `
        window.chaportConfig = { appId: '0123456789abcdef01234567', launcher: { show: false } };
        (function (w, d, v3) { if (w.chaport) return; v3 = w.chaport = {}; v3._q = []; v3._l = {}; v3.q = function () { v3._q.push(arguments); }; v3.on = function (e, fn) { if (!v3._l[e]) v3._l[e] = []; v3._l[e].push(fn); }; var s = d.createElement('script'); s.async = true; s.src = 'https://app.chaport.com/javascripts/insert.js'; d.head.append(s); })(window, document);
      `,
    },
  ],
};

export default config satisfies Config;
