<?php
ini_set('memory_limit', '-1');
function doubler($n) { $tout = []; for (;;) { $tout[] = str_repeat('a', 1 << 20); } }
function doublerTout($nombres, $voir) { return []; }
