<?php
function doubler($n) { return doubler($n + 1); }
function doublerTout($nombres, $voir) { return []; }
