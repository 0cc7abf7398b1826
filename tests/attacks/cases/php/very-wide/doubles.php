<?php
function doubler($n) { return array_fill(0, 3_000_000, 'a'); }
function doublerTout($nombres, $voir) { return []; }
