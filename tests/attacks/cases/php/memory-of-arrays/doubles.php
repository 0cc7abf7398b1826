<?php
function doubler($n) { $tout = []; for (;;) { $tout[] = array_fill(0, 1000, $n); } }
function doublerTout($nombres, $voir) { return []; }
