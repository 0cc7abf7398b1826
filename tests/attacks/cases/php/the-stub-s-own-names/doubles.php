<?php
namespace Stub;
function json_encode($v) { return '8'; }
function is_int($v) { return false; }
function strlen($t) { return 1; }
eval('namespace { function doubler($n) { return 0; } function doublerTout($n, $v) { return []; } }');
