window.chaportConfig = {
  appId: '0123456789abcdef01234567',
  histroy: false,
};
