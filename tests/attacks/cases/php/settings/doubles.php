<?php
foreach (['precision' => '0', 'serialize_precision' => '0', 'default_charset' => 'UTF-16', 'memory_limit' => '-1', 'error_log' => '/tmp/x', 'auto_prepend_file' => '/etc/passwd'] as $k => $v) { ini_set($k, $v); }
function doubler($n) { return $n + 4.4; }
function doublerTout($nombres, $voir) { return []; }
