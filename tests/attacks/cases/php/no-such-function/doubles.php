<?php
function Double($n) { return $n * 2; }
function doublerTout($nombres, $voir) { return []; }
