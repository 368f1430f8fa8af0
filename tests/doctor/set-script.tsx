import React from 'react';

type Props = { appId: string; open?: boolean };

export const Chat: React.FC<Props> = ({ appId }) => {
  React.useEffect(() => {
    if (!window.chaport) {
      window.chaportConfig = { appId };
      const stub: any = (window.chaport = { _q: [], _l: {} } as any);
      stub.q = (...args: unknown[]) => { stub._q.push(args); };
      stub.on = (event: string, listener: () => void) => { (stub._l[event] ||= []).push(listener); };
      const script = document.createElement('script');
      script.src = 'https://app.chaport.ru/javascripts/insert.js';
      script.async = true;
      document.body.appendChild(script);
    }
    return () => window.chaport?.q?.('stopSesion', [true]);
  }, [appId]);
  return <p>It's here: {appId}</p>;
};
