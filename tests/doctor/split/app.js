document.querySelector('button').onclick = () => chaport.tooggle();
