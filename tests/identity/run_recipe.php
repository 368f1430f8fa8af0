<?php
// Prints what the recipe for PHP makes of each JSON text of standard input, and of its pitfalls.
$folder = __DIR__ . '/../../docs/snippets/identity';
$pitfalls = require "$folder/pitfalls.php";
['salt' => $salt, 'data' => $data, 'tokens' => $tokens, 'forged' => $forged] =
    json_decode(stream_get_contents(STDIN), true);

function attempt(callable $run): ?string
{
    try {
        return $run();
    } catch (JsonException | InvalidArgumentException) {
        return null;
    }
}

function read_data(string $text): object
{
    return json_decode($text, false, 100000, JSON_THROW_ON_ERROR);
}

$rows = [];
foreach ($pitfalls as $name => $each) {
    $rows[] = [$name, $each['data'], $each['data'], $each['wrong']($each['data']), $each['right']($each['data'])];
}
echo json_encode([
    'hashes' => array_map(fn ($text) => attempt(fn () => visitor_hash($salt, read_data($text))), $data),
    'pages' => array_map(fn ($text) => attempt(fn () => chat_configuration($salt, read_data($text))), $data),
    'tokens' => array_map(fn ($id) => visitor_token($salt, $id), $tokens),
    'forged' => array_map(fn ($row) => attempt(fn () => visitor_token(...$row)), $forged),
    'pitfalls' => $rows,
]);
