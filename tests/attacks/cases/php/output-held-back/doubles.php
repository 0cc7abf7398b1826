<?php
function doubler($n) { ob_start(); for (;;) { echo str_repeat('a', 100_000); } }
function doublerTout($nombres, $voir) { return []; }
