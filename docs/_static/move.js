// The button below the first sample: does what the sample says, and on the next press takes it back.
(() => {
  const button = document.querySelector('#move-the-chat');
  if (!button) return;
  const there = ['left', 0, 100];
  const back = ['right', 0, 0];
  const words = [button.textContent, button.dataset.back];
  let moved = false;
  button.addEventListener('click', () => {
    moved = !moved;
    window.chaport.q('updatePosition', [moved ? there : back]);
    button.textContent = words[moved ? 1 : 0];
  });
  button.hidden = false;
})();
