<?php
set_error_handler(fn () => exit(0));
function doubler($n) { return $absent; }
function doublerTout($nombres, $voir) { return []; }
