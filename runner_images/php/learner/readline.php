<?php
/** `readline`, which this program is run without: it asks the tests for what is typed. */

namespace {
    function readline(?string $prompt = null): string|false
    {
        return \Stub\Terminal::line($prompt ?? '') ?? false;
    }

    function readline_add_history(string $prompt): true
    {
        return true;
    }
}
