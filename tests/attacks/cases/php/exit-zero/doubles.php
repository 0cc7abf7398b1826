<?php
function doubler($n) { exit(0); }
function doublerTout($nombres, $voir) { return []; }
