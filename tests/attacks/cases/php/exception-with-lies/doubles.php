<?php
class Menteuse extends Error { public $args = [8]; public $__cause__ = 8; function __construct() { $this->file = '/opt/harness/x.php'; $this->line = PHP_INT_MAX; $this->message = str_repeat("\xff\n", 100000); } }
function doubler($n) { throw new Menteuse(); }
function doublerTout($nombres, $voir) { return []; }
