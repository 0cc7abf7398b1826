<?php
function doubler($n) { return [NAN, INF, true][$n % 3] ?? NAN; }
function doublerTout($nombres, $voir) { return []; }
