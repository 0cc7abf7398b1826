<?php
/** `readline` for programs that a test runs: PHP's own shows its question late where no terminal is. */

function readline(?string $prompt = null): string|false
{
    echo $prompt;
    $line = fgets(STDIN);
    return $line === false ? false : rtrim($line, "\r\n");
}

function readline_add_history(string $prompt): true
{
    return true;
}
