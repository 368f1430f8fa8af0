<?php
// PHP: the hash of visitor data, the token of a visitor's id, and a page that passes them on.

/** For visitorIntegrityHash and setVisitorData. */
function visitor_hash(string $salt, array|object $data): string
{
    if ($salt === '') {
        throw new InvalidArgumentException('There is no salt.');
    }
    // Without the flag, text that is not UTF-8 would give false, and the hash of the salt alone.
    return sha1($salt . json_encode(visitor_data($data), JSON_THROW_ON_ERROR));
}

/** PHP writes an empty array as a list. An object without fields is {}, and so it must be sent. */
function visitor_data(array|object $data): object
{
    $data = (object) $data;
    if (isset($data->custom)) {
        $data = clone $data;
        $data->custom = (object) $data->custom;
    }
    return $data;
}

/** For session.user. What could be visitor data is no id: its token would be a hash of it. */
function visitor_token(string $salt, string $visitorId): string
{
    if ($salt === '' || $visitorId === '' || strpbrk($visitorId[0], '{[') !== false) {
        throw new InvalidArgumentException('There is no salt, or this is no id of a visitor.');
    }
    return sha1($salt . $visitorId);
}

/** The installation code's configuration, as text for a script element. */
function chat_configuration(string $salt, array|object $data): string
{
    return json_encode([
        'appId' => 'YOUR_APP_ID',
        'visitor' => visitor_data($data),
        'visitorIntegrityHash' => visitor_hash($salt, $data),
    ], JSON_THROW_ON_ERROR | JSON_HEX_TAG);
}
