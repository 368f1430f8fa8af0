<?php
// Hashes that are silently wrong in PHP: each with what it writes, and what is right.
require_once __DIR__ . '/visitor_hash.php';

$right = fn ($data) => json_encode(visitor_data($data), JSON_THROW_ON_ERROR);

return [
    'flags change the text' => [
        'data' => '{"name":"Zo\u00eb","notes":"a/b"}',
        'wrong' => fn ($text) => json_encode(
            json_decode($text),
            JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
        ),
        'right' => fn ($text) => $right(json_decode($text)),
    ],
    'an array without fields is written as a list' => [
        'data' => '{"name":"Ann","custom":{}}',
        'wrong' => fn ($text) => json_encode(['name' => 'Ann', 'custom' => []]),
        'right' => fn ($text) => $right(['name' => 'Ann', 'custom' => []]),
    ],
    'an array with the keys 0, 1, 2 is written as a list' => [
        'data' => '{"custom":{"0":"a","1":"b"}}',
        'wrong' => fn ($text) => json_encode(['custom' => ['0' => 'a', '1' => 'b']]),
        'right' => fn ($text) => $right(['custom' => ['0' => 'a', '1' => 'b']]),
    ],
    'json_decode to arrays forgets what was an object' => [
        'data' => '{"custom":{"address":{}}}',
        'wrong' => fn ($text) => json_encode(json_decode($text, true)),
        'right' => fn ($text) => $right(json_decode($text)),
    ],
    'text that is not UTF-8 gives false, and sha1($salt) alone' => [
        'data' => '{"name":"Zo\u00eb"}',
        'wrong' => fn ($text) => (string) json_encode(['name' => "Zo\xeb"]),
        'right' => fn ($text) => $right(['name' => "Zo\u{eb}"]),
    ],
];
