<?php
// Writes each JSON text of standard input, one on a line, as json_encode does with its default
// flags; "!" where PHP refuses it. `php encode.php --version` gives the release.
if (($argv[1] ?? '') === '--version') {
    echo PHP_VERSION, ' ', PHP_INT_SIZE * 8, ' ', ini_get('serialize_precision');
    exit;
}
while (($line = fgets(STDIN)) !== false) {
    // Objects stay objects, and reading has room for more levels than writing has.
    $value = json_decode($line, false, 100000);
    $text = json_last_error() === JSON_ERROR_NONE ? json_encode($value) : false;
    echo $text === false ? '!' : $text, "\n";
}
