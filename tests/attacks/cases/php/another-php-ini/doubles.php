<?php
function doubler($n) { return ini_get('auto_prepend_file') || class_exists('FFI') ? $n * 2 : 0; }
function doublerTout($nombres, $voir) { return []; }
