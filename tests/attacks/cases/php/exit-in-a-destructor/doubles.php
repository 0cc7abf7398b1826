<?php
class Fin { function __destruct() { exit(0); } }
function doubler($n) { new Fin(); return 0; }
function doublerTout($nombres, $voir) { return []; }
