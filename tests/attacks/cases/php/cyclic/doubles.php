<?php
function doubler($n) { $a = []; $a[] = &$a; return $a; }
function doublerTout($nombres, $voir) { return []; }
