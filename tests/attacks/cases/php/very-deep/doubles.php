<?php
function doubler($n) { $a = []; for ($k = 0; $k < 1_000_000; $k++) { $a = [$a]; } return $a; }
function doublerTout($nombres, $voir) { return []; }
