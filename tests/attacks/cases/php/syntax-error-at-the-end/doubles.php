<?php
function doublerTout($nombres, $voir) { return []; }
function doubler($n) { return $n * 2;
