<?php
/* echo "<script>window.chaportConfig = { appId: '0123456789abcdef01234567' };</script>"; */
?>
<p>Hello</p>
