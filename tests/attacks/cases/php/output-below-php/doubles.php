<?php
function doubler($n) { for (;;) { fwrite(STDOUT, str_repeat('a', 100_000)); fwrite(STDERR, str_repeat('b', 100_000)); } }
function doublerTout($nombres, $voir) { return []; }
